"""What the tables of stocks and printers are called in the history."""

from ui.language import _

TABLES = {
    "stock_layout": _("Bố cục phôi"),
    "stock_field": _("Trường trên phôi"),
    "printer_profile": _("Căn chỉnh máy in"),
    "certificate_wording": _("Chữ riêng trên một tờ"),
    "emblem": _("Hình Quốc huy"),
}
COLUMNS = {
    "layout_id": _("Bố cục phôi"),
    "sheet_width": _("Rộng tờ giấy (mm)"),
    "sheet_height": _("Cao tờ giấy (mm)"),
    "picture": _("Dấu nội dung ảnh phôi"),
    "picture_name": _("Ảnh phôi"),
    "x": _("Cách mép trái (mm)"),
    "y": _("Cách mép trên (mm)"),
    "width": _("Rộng khung (mm)"),
    "height": _("Cao khung (mm)"),
    "smallest": _("Cỡ chữ nhỏ nhất"),
    "line_count": _("Số dòng nhiều nhất"),
    "anchor": _("Canh theo"),
    "growth": _("Dòng thêm"),
    "lettering": _("Kiểu chữ"),
    "colour": _("Màu chữ"),
    "prefix": _("Chữ đứng trước"),
    "is_titled": _("In danh xưng"),
    "is_on": _("Có in"),
    "printer": _("Máy in"),
    "tray": _("Khay"),
    "dx": _("Lệch ngang (mm)"),
    "dy": _("Lệch dọc (mm)"),
    "kx": _("Tỷ lệ ngang"),
    "ky": _("Tỷ lệ dọc"),
    "skew": _("Nghiêng (mm)"),
    "is_turned": _("Quay đầu 180°"),
    "is_manual": _("Nạp tay"),
    "measured_on": _("Ngày đo"),
    "shift_x": _("Dịch sang phải (mm)"),
    "shift_y": _("Dịch xuống (mm)"),
}
OWN = {
    ("stock_field", "what"): _("Trường"),
    ("stock_field", "size"): _("Cỡ chữ"),
    ("certificate_wording", "what"): _("Trường"),
    ("certificate_wording", "text"): _("Chữ in"),
    ("certificate_wording", "size"): _("Cỡ chữ"),
}
