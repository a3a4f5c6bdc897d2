import Contract
import Policy
import Testing

@testable import Reports

@Suite("Figures of places")
struct PlaceFiguresTests {
  @Test("the year's own line counts, else the newest before it; tasks are of one year")
  func years() throws {
    let figures = try PlaceFigures(
      csv:
        "\u{FEFF}# rural people\r\nregion, year ,population,name,task\r\n341225101,2014, 34830 ,Longwang,\r\n\r\n341225101,2018,35000,,900\r\n34,2018,,,5\r\n"
    )
    let place: UInt64 = 341_225_101_000
    #expect(figures.population(of: place, in: 2013) == nil)
    #expect(
      figures.population(of: place, in: 2017)?.people == 34_830 && figures.population(of: place, in: 2017)?.year == 2014
    )
    #expect(figures.population(of: place, in: 2030)?.people == 35_000)
    #expect(figures.task(of: place, in: 2018) == 900 && figures.task(of: place, in: 2019) == nil)
    #expect(figures.name(place) == "Longwang" && figures.name(340_000_000_000) == nil)
    #expect(figures.population(of: 340_000_000_000, in: 2018) == nil, "nothing is added up from parts")
  }

  @Test(
    "what is wrong is told with its line",
    arguments: [
      ("", 1), ("# only\n", 1), ("region,population\n", 1), ("region,year,people\n", 1), ("region,year,year\n", 1),
      ("region,year,population\n341225101,2014\n", 2), ("region,year,population\n3412251,2014,5\n", 2),
      ("region,year,population\n\n341225101,14,5\n", 3), ("region,year,population\n341225101,2014,-5\n", 2),
      ("region,year,population\n341225101,2014,5.5\n", 2), ("region,year,population\n34,2014,1\n34,2014,2\n", 3),
      ("region,year,task\n34,2014,99999999999999999999\n", 2),
    ])
  func malformed(csv: String, line: Int) {
    #expect { try PlaceFigures(csv: csv) } throws: { ($0 as? PlaceFigures.Malformed)?.line == line }
  }
}
