"""The explanation of picture 06."""

from ui.tables.tree import Node

WHY = Node(
    "Tiêu chuẩn đối với cá nhân",
    "unknown",
    quantifier="đạt tất cả",
    clause="III.1.4",
    children=(
        Node(
            "Nhiệm vụ, phẩm chất đạo đức",
            "met",
            quantifier="đạt tất cả",
            clause="ý 1",
            children=(
                Node(
                    "Xếp loại từ Hoàn thành tốt trở lên",
                    "met",
                    used="Hoàn thành xuất sắc",
                    source="Sổ xếp loại, 28/11",
                    clause="ý 1",
                ),
                Node(
                    "Đoàn kết, gương mẫu chấp hành",
                    "met",
                    used="Đã xác nhận",
                    source="Trưởng Trạm Y tế, 01/12",
                    clause="ý 1",
                ),
            ),
        ),
        Node(
            "Xuất sắc nhiệm vụ CCHC được giao",
            "met",
            used="Đã xác nhận",
            source="2 tệp minh chứng",
            clause="ý 2",
        ),
        Node(
            "Chỉ đạo, tham mưu (với lãnh đạo)",
            "not_applicable",
            missing="Không áp dụng: không giữ chức vụ lãnh đạo",
            clause="ý 2",
        ),
        Node(
            "Sáng kiến, giải pháp mới",
            "unknown",
            quantifier="đạt tất cả",
            clause="ý 3",
            children=(
                Node(
                    "Có sáng kiến hoặc giải pháp",
                    "met",
                    quantifier="đạt một trong",
                    children=(
                        Node(
                            "Sáng kiến được công nhận: từ 01",
                            "not_met",
                            used="0",
                            source="Sáng kiến, mô hình",
                            clause="ý 3",
                        ),
                        Node(
                            "Giải pháp mới: từ 01",
                            "met",
                            used="1",
                            source="“Hẹn tiêm qua mã QR”",
                            clause="ý 3",
                        ),
                    ),
                ),
                Node(
                    "Áp dụng thực tế, có thể nhân rộng",
                    "unknown",
                    missing="Chưa ai xác nhận",
                    clause="ý 3",
                    actions=("Xác nhận…", "Đính minh chứng…"),
                ),
            ),
        ),
    ),
)
