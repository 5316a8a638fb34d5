"""Tables, trees and the score grid."""
