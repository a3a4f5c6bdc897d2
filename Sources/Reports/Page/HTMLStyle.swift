import Contract
import Policy

/// How printed pages look. Fonts are asked for by their generic family: every system has its own Chinese ones.
enum HTMLStyle {
  static func sheet(_ language: Language, isLandscape: Bool) -> String {
    let page = language == .zh ? "\"第 \" counter(page) \" 页\"" : "counter(page)"
    return """
      @page { size: A4 \(isLandscape ? "landscape" : "portrait"); margin: 14mm 12mm 16mm;
        @bottom-center { content: \(page); font-size: 8pt; } }
      * { box-sizing: border-box; }
      body { font-family: sans-serif; font-size: 9.5pt; line-height: 1.4; color: #000; background: #fff; margin: 0 auto;
        max-width: \(isLandscape ? "273mm" : "186mm"); font-variant-numeric: tabular-nums; }
      header { text-align: center; margin-bottom: 4mm; }
      h1 { font-size: 18pt; letter-spacing: .1em; margin: 0 0 1mm; }
      header p { margin: 0; }
      header span + span::before { content: " · "; }
      h2 { font-size: 10.5pt; margin: 0 0 1mm; }
      section { margin: 4mm 0; break-inside: avoid; }
      section p { margin: 0 0 1mm; }
      table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; }
      caption { text-align: start; font-weight: bold; font-size: 10.5pt; padding: 0 0 1mm; break-after: avoid; }
      th, td { border: .5pt solid #444; padding: .7mm 1.2mm; text-align: start; vertical-align: top;
        overflow-wrap: anywhere; unicode-bidi: isolate; }
      thead { display: table-header-group; }
      thead th { background: #eee; text-align: center; vertical-align: middle; }
      tfoot { display: table-row-group; font-weight: bold; }
      tr { break-inside: avoid; }
      .n { text-align: end; white-space: nowrap; }
      .d { white-space: nowrap; }
      .none { text-align: center; }
      .wide { font-size: 8.5pt; }
      .wider { font-size: 7pt; }
      .wide th, .wide td, .wider th, .wider td { padding: .6mm .8mm; }
      .items { table-layout: fixed; }
      .items th { width: 16%; background: #eee; font-weight: normal; }
      .items td { width: 34%; }
      figure { margin: 0 0 5mm; break-inside: avoid; max-width: 186mm; }
      figcaption { font-weight: bold; font-size: 9.5pt; padding-bottom: 1mm; }
      figcaption span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .signatures { display: flex; justify-content: space-between; margin: 8mm 0 0; break-inside: avoid; }
      .signatures span { flex: 1; }
      .signatures span::after { content: "\(language == .zh ? "：" : ":")"; }
      @media print { thead th, .items th { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
      """
  }
}
