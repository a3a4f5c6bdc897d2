import Casework
import Contract

extension Synthesis {
  /// What became of everybody who applied, by programme.
  public struct Outcomes: Sendable, Equatable {
    /// Cases of one programme. One case counts wherever it fits.
    public struct Programme: Sendable, Equatable {
      public var id: String
      /// Cases in all.
      public var applied = 0
      public var refused = 0
      public var withdrawn = 0
      public var removed = 0
      public var completed = 0
      /// Under way at the end: at some step, waiting for a place or money, or back with the household.
      public var open = 0
      public var waiting = 0
      public var returned = 0
      /// Passed the registering step at some time.
      public var registered = 0
      public var granted = 0
      /// Something was paid out.
      public var paid = 0
      public var paidFen: Int64 = 0
      /// Had to wait at some time.
      public var waitedForPlace = 0
      public var waitedForMoney = 0
      /// Some instalment was returned by the bank until an officer had to act.
      public var paymentStopped = 0
      /// Out of poverty at some time, visited afterwards, fallen back.
      public var exited = 0
      public var visited = 0
      public var readmitted = 0
      public var sentBack = 0
    }

    public var programmes: [Programme]
    public var households = 0
    public var lines = 0

    /// What became of a programme's cases; nil: there is none of that id.
    public subscript(_ id: String) -> Programme? { programmes.first { $0.id == id } }
  }
}

extension World {
  var outcomes: Synthesis.Outcomes {
    var sums = Synthesis.Outcomes(programmes: programmes.map { Synthesis.Outcomes.Programme(id: $0.definition.id) })
    sums.households = geography.households
    sums.lines = lines
    for household in files.households {
      for life in household.lives { sums.programmes[life.programme].add(life) }
    }
    return sums
  }
}

extension Synthesis.Outcomes.Programme {
  fileprivate mutating func add(_ life: Life) {
    applied += 1
    switch life.state.outcome {
    case .refused: refused += 1
    case .withdrawn: withdrawn += 1
    case .completed: completed += 1
    case .removed: removed += 1
    case nil:
      switch life.state.stage {
      case .waiting: waiting += 1
      case .returned: returned += 1
      case .open, .unknown, .closed: open += 1
      }
    }
    func count(_ mark: Life.Mark) -> Int { life.seen.contains(mark) ? 1 : 0 }
    registered += count(.registered)
    granted += count(.granted)
    paid += life.state.paidFen > 0 ? 1 : 0
    paidFen += life.state.paidFen
    waitedForPlace += count(.waitedForPlace)
    waitedForMoney += count(.waitedForMoney)
    paymentStopped += count(.paymentStopped)
    exited += count(.exited)
    visited += count(.visited)
    readmitted += count(.readmitted)
    sentBack += count(.returned)
  }
}
