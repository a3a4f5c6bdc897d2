// swift-tools-version: 6.2
import PackageDescription

// Dependencies point downward only: Contract <- Policy <- Casework <- Pipeline <- dripline.
// Kafka, Postgres, HTTP, Tables and Spreadsheet are thin wrappers that know no domain words.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  // The hot path crosses modules at every byte written.
  .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]
// Off the hot path: without it they are built in two thirds of the time.
let plain: [SwiftSetting] = [
  .treatAllWarnings(as: .error)
]

func system(_ name: String, _ pkgConfig: String, _ debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

func module(_ name: String, _ dependencies: [Target.Dependency] = [], isHot: Bool = true) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: isHot ? strict : plain)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "dripline",
  products: [.executable(name: "dripline", targets: ["dripline"])],
  targets: [
    system("CLibrdkafka", "rdkafka", "librdkafka-dev"),
    system("CLibpq", "libpq", "libpq-dev"),
    system("CYaml", "yaml-0.1", "libyaml-dev"),
    system("CZstd", "libzstd", "libzstd-dev"),
    system("COpenSSL", "libcrypto", "libssl-dev"),
    system("CXXHash", "libxxhash", "libxxhash-dev"),
    system("CXlsx", "xlsxwriter", "libxlsxwriter-dev"),
    system("CLibxml2", "libxml-2.0", "libxml2-dev"),
    system("CMicrohttpd", "libmicrohttpd", "libmicrohttpd-dev"),
    system("CZlib", "zlib", "zlib1g-dev"),

    // A C face for RE2 (libre2-dev), which is C++.
    .target(name: "CRe2", linkerSettings: [.linkedLibrary("re2")]),
    module("CEL", ["CRe2"]),
    module("Contract", ["CXXHash", "COpenSSL", "CYaml"]),
    module("Policy", ["CEL", "Contract", "CYaml", "COpenSSL"]),
    module("Casework", ["Contract", "Policy"]),
    module("Synthesis", ["Contract", "Policy", "Casework"], isHot: false),
    module("Spreadsheet", ["CXlsx"], isHot: false),
    // Tables as offices save them. Pure: bytes in, rows out.
    module("Tables", ["CZlib"], isHot: false),
    // Tables that are exchanged with departments. Pure.
    module("Exchange", ["Contract", "Tables"], isHot: false),
    module("Reports", ["Contract", "Policy", "Casework", "Exchange"], isHot: false),
    // Files for banks and from them. Pure: bytes in, bytes out.
    module("Payments", ["Contract", "Tables", "CLibxml2", "COpenSSL"], isHot: false),
    module("Kafka", ["CLibrdkafka"]),
    module("Postgres", ["CLibpq"]),
    module("HTTP", ["CMicrohttpd", "COpenSSL"]),
    // Counters, gauges, histograms, health, and who looks round for them.
    module("Observing"),
    module("Gateway", ["Contract", "Kafka", "HTTP", "Observing"]),
    // The operators' pages: from what is to be shown to HTML. Where that comes from, the program says.
    .target(
      name: "Console", dependencies: ["Contract", "Policy", "Reports", "HTTP"],
      resources: [.embedInCode("Assets")], swiftSettings: plain),
    // Sources/Migrations/sql links to ops/migrations; its files are compiled into the program.
    .target(
      name: "Migrations", dependencies: ["Postgres"], resources: [.embedInCode("sql")], swiftSettings: plain),
    module(
      "Pipeline",
      [
        "Contract", "Policy", "Casework", "Payments", "Kafka", "Postgres", "Migrations", "Observing", "CZstd",
        "COpenSSL",
      ]),
    .executableTarget(
      name: "dripline",
      dependencies: [
        "CEL", "Contract", "Policy", "Casework", "Synthesis", "Spreadsheet", "Tables", "Exchange", "Reports",
        "Payments",
        "Kafka", "Postgres", "Migrations", "Pipeline", "HTTP", "Gateway", "Observing", "Console",
      ],
      swiftSettings: plain,
      // Records are made in one thread and freed in another, which glibc's allocator makes slow.
      linkerSettings: [.linkedLibrary("tcmalloc_minimal", .when(configuration: .release))]),

    tests("CELTests", ["CEL"]),
    tests("ContractTests", ["Contract", "COpenSSL"]),
    tests("PolicyTests", ["Policy"]),
    tests("CaseworkTests", ["Casework", "Policy", "Contract"]),
    tests("SimulationTests", ["Casework", "Policy", "Contract"]),
    tests("SpreadsheetTests", ["Spreadsheet"]),
    tests("ReportsTests", ["Reports", "Casework", "Policy", "Contract", "Exchange"]),
    tests("PaymentsTests", ["Payments", "Contract", "Tables"]),
    tests("ExchangeTests", ["Exchange", "Contract", "Tables", "Spreadsheet", "CZlib"]),
    tests("SynthesisTests", ["Synthesis", "Contract", "Policy", "Casework"]),
    tests("KafkaTests", ["Kafka"]),
    tests("HTTPTests", ["HTTP"]),
    tests("ObservingTests", ["Observing"]),
    tests("GatewayTests", ["Gateway", "HTTP", "Contract", "Kafka"]),
    tests("ConsoleTests", ["Console", "HTTP", "Contract", "Policy"]),
    tests("PostgresTests", ["Postgres", "Migrations"]),
    tests(
      "PipelineTests",
      ["Pipeline", "Casework", "Policy", "Contract", "Payments", "Synthesis", "Migrations", "Kafka", "Postgres"]),
    tests(
      "CommandTests",
      [
        "dripline", "Reports", "Exchange", "Pipeline", "Casework", "Policy", "Contract", "Payments", "Synthesis",
        "Kafka",
        "Postgres", "Migrations",
      ]),
    tests("SystemTests", ["Pipeline", "Casework", "Contract", "HTTP", "Kafka", "Postgres", "Migrations"]),
  ]
)
