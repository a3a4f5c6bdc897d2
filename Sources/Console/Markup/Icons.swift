/// The console's own line drawings, 24 by 24.
enum Icon: String {
  case overview, cases, queues, dead, notices, funds, policy, audit, drop, search, clock, pulse, layers, users, server
  case warning, check, globe, exit, print, menu, pause

  /// Beside words that say the same: hidden from screen readers.
  var markup: Markup {
    "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">\(path)</svg>"
  }

  private var path: Markup {
    switch self {
    case .overview: "<path d=\"M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z\"/>"
    case .cases:
      "<path d=\"M4 7a2 2 0 0 1 2-2h4l2 2h6a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z\"/><path d=\"M8 13h8\"/>"
    case .queues:
      "<path d=\"M4 6h10M4 12h16M4 18h7\"/><circle cx=\"18\" cy=\"6\" r=\"2\"/><circle cx=\"15\" cy=\"18\" r=\"2\"/>"
    case .dead:
      "<path d=\"M3 7l9 6 9-6\"/><rect x=\"3\" y=\"5\" width=\"18\" height=\"14\" rx=\"2\"/><path d=\"M9 16l6-0\"/>"
    case .notices: "<path d=\"M5 4h14v12H5z\"/><path d=\"M8 8h8M8 12h5M12 16v5\"/>"
    case .funds:
      "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M8.5 7.5L12 12l3.500-4.500M12 12v5M9 13h6M9 15.500h6\"/>"
    case .policy:
      "<path d=\"M12 4v16M6 20h12M5 8l7-2 7 2\"/><path d=\"M2.500 14L5 8l2.500 6a2.600 2.600 0 0 1-5 0zM16.500 14L19 8l2.500 6a2.600 2.600 0 0 1-5 0z\"/>"
    case .audit: "<path d=\"M12 3l7 3v5c0 4.500-3 8-7 10-4-2-7-5.500-7-10V6z\"/><path d=\"M9 12l2 2 4-4\"/>"
    case .drop: "<path d=\"M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z\"/>"
    case .search: "<circle cx=\"11\" cy=\"11\" r=\"6\"/><path d=\"M16 16l4.500 4.500\"/>"
    case .clock: "<circle cx=\"12\" cy=\"12\" r=\"8.500\"/><path d=\"M12 7v5l3 2\"/>"
    case .pulse: "<path d=\"M3 12h4l2-6 4 12 2-6h6\"/>"
    case .layers: "<path d=\"M12 4l8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4\"/>"
    case .users:
      "<circle cx=\"9\" cy=\"8\" r=\"3\"/><path d=\"M3.500 19c0-3 2.500-5 5.500-5s5.500 2 5.500 5M16 5.500a3 3 0 0 1 0 5.500M17 14.500c2 .700 3.500 2.300 3.500 4.500\"/>"
    case .server:
      "<rect x=\"4\" y=\"4\" width=\"16\" height=\"7\" rx=\"1.500\"/><rect x=\"4\" y=\"13\" width=\"16\" height=\"7\" rx=\"1.500\"/><path d=\"M8 7.500h.01M8 16.500h.01\"/>"
    case .warning: "<path d=\"M12 4l9 16H3z\"/><path d=\"M12 10v4M12 17h.01\"/>"
    case .check: "<path d=\"M5 12.500l4.500 4.500L19 7.500\"/>"
    case .globe:
      "<circle cx=\"12\" cy=\"12\" r=\"8.500\"/><path d=\"M3.500 12h17M12 3.500c3 3 3 14 0 17M12 3.500c-3 3-3 14 0 17\"/>"
    case .exit: "<path d=\"M10 4H5v16h5M15 8l4 4-4 4M19 12H9\"/>"
    case .print: "<path d=\"M7 9V4h10v5M7 17H4v-8h16v8h-3\"/><rect x=\"7\" y=\"14\" width=\"10\" height=\"6\"/>"
    case .menu: "<path d=\"M4 7h16M4 12h16M4 17h16\"/>"
    case .pause: "<path d=\"M9 6v12M15 6v12\"/>"
    }
  }
}

extension Section {
  var icon: Icon { Icon(rawValue: rawValue)! }
}
