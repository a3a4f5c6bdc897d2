import Contract
import Policy

/// How the deployment is, at a glance. Its parts are fetched anew every few seconds.
struct OverviewPage {
  let model: OverviewModel
  static let everySeconds = 3

  func page(_ t: PageContext) -> Markup {
    let pause: Markup =
      "<button type=\"button\" class=\"plain live-toggle\" data-live-toggle hidden aria-pressed=\"false\" data-pause=\"\(t("Pause updates", "暂停刷新"))\" data-resume=\"\(t("Resume updates", "恢复刷新"))\">\(t("Pause updates", "暂停刷新"))</button>"
    return Shell(
      title: t("Overview", "总览"),
      lead:
        "\(t("What the pipeline does now, and what needs somebody.", "系统当前运行情况及需要处理的事项。")) <span class=\"live-state\" data-live-state data-live-on=\"\(t("live", "实时"))\" data-live-off=\"\(t("no answer", "无响应"))\" role=\"status\"></span> \(pause)",
      body: "<div data-live=\"/live/overview\" data-every=\"\(Self.everySeconds)\">\n\(parts(t))</div>\n"
    ).page(t)
  }

  /// What is fetched anew: parts with a name each, so that only those that changed are put in.
  func parts(_ t: PageContext) -> Markup {
    """
    <div data-part="health">\(troubles(t))\(health(t))</div>
    <div data-part="stats" class="stats">\(stats(t))</div>
    <div class="columns">
    <div data-part="minutes">\(minutes(t))</div>
    <div data-part="months">\(months(t))</div>
    </div>
    <div class="columns">
    <div data-part="alerts">\(alerts(t))</div>
    <div data-part="dead">\(dead(t))</div>
    </div>
    <div data-part="workers">\(workers(t))</div>
    <div data-part="lanes">\(topics(t))</div>

    """
  }

  // MARK: Health

  private func troubles(_ t: PageContext) -> Markup {
    var all = Markup.nothing
    if model.database.state == .down {
      all += t.alert(
        "<b>\(t("The database does not answer.", "数据库无响应。"))</b> \(t("Numbers below are those last seen. Workers wait and lose nothing.", "以下为最近一次的数据。处理进程会等待，不会丢失信息。"))",
        .bad)
    }
    if model.broker.state == .down {
      all += t.alert(
        "<b>\(t("The broker does not answer.", "消息系统无响应。"))</b> \(t("Facts wait on it and are taken when it is back.", "信息将在其恢复后继续处理。"))",
        .bad)
    }
    if let oldest = model.oldestWaiting, model.at.milliseconds - oldest.advancedAt!.milliseconds > 300_000 {
      all += t.alert(
        "\(t("A lane with facts to read has not advanced for", "有待读信息的通道已停滞")) <b>\(t.span(milliseconds: model.at.milliseconds - oldest.advancedAt!.milliseconds))</b>: <span class=\"code\">\(oldest.topic)/\(oldest.partition)</span>. <a href=\"/lanes\">\(t("See lanes", "查看通道"))</a>",
        .warn)
    }
    return all
  }

  private func health(_ t: PageContext) -> Markup {
    func lamp(_ name: String, _ icon: Icon, _ health: OverviewModel.Health) -> Markup {
      let (word, tone): (String, Tone) =
        switch health.state {
        case .good: (t("answers", "正常"), .good)
        case .down: (t("does not answer", "无响应"), .bad)
        case .unset: (t("not set", "未配置"), .calm)
        }
      let note: Markup = t(health.note).isEmpty ? .nothing : "<small>\(t(health.note))</small>"
      return "<li class=\"lamp \(tone.rawValue)\">\(icon.markup)<span>\(name)</span><b>\(word)</b>\(note)</li>"
    }
    let live = model.workers.count
    let workers = OverviewModel.Health(
      live > 0 ? .good : .unset, note: Localized(en: "\(live) own lanes", zh: "\(live)个持有通道"))
    return
      "<ul class=\"lamps\">\(lamp(t("Database", "数据库"), .server, model.database))\(lamp(t("Broker", "消息系统"), .layers, model.broker))\(lamp(t("Workers", "处理进程"), .users, workers))</ul>\n"
  }

  private func stats(_ t: PageContext) -> Markup {
    let rate = model.factsPerSecond.map { $0 > 0 && $0 < 10 ? fixed($0) : t.count(Int($0)) } ?? "–"
    let oldest: Markup =
      model.oldestWaiting.map {
        "\(t("longest", "最久")) \(t.span(milliseconds: model.at.milliseconds - $0.advancedAt!.milliseconds))"
      } ?? "\(t("nothing waits", "无积压"))"
    let unpublished: Markup =
      model.unpublished.map { "\(t.count($0)) \(t("not yet published", "待发布"))" }
      ?? "\(t("taken in all", "累计处理")) \(t.count(model.factsTaken))"
    return t.stat(
      t("Facts waiting", "待处理信息"), "\(t.count(model.lag))", note: oldest, tone: model.lag > 0 ? .info : .good,
      to: Address("lanes"))
      + t.stat(t("Facts a second", "每秒处理"), "\(rate)", note: unpublished)
      + t.stat(
        t("Cases under way", "在办个案"), "\(t.count(model.casesUnderWay))",
        note: "\(t("of", "共")) \(t.count(model.casesInAll))", to: Address("queues"))
      + t.stat(
        t("Overdue", "超期"), "\(t.count(model.casesOverdue))", note: "\(t("who has to act", "查看由谁处理"))",
        tone: model.casesOverdue > 0 ? .bad : .good, to: Address("queues").with("overdue", "1"))
      + t.stat(
        t("Dead letters", "死信"), "\(t.count(model.deadOpen))",
        note: "\(model.deadOpen > 0 ? t("need somebody", "需要处理") : t("none open", "无待处理"))",
        tone: model.deadOpen > 0 ? .warn : .good,
        to: Address("dead"))
  }

  // MARK: Over time

  private func minutes(_ t: PageContext) -> Markup {
    let chart = StackedBars(
      title: t("Facts decided by minute, last hour", "近一小时每分钟处理信息"),
      description: t("One bar a minute, by what was decided", "每分钟一柱，按处理结果"),
      series: model.verdicts.map { (t($0.name), $0.tone) },
      bars: model.minutes.map { .init(label: String(t.minute($0.at).suffix(5)), values: $0.counts.map(Int64.init)) },
      labelEvery: 10,
      shown: { t.count($0) })
    let drawn = chart.markup("minutes", t)
    let note: Markup = model.isSampled ? "\(t("sampled: more came than is read here", "抽样统计"))" : .nothing
    return t.card(
      chart.title, note: note,
      drawn.isEmpty ? t.empty(t("No fact was decided in the last hour.", "近一小时没有处理信息。")) : drawn)
  }

  private func months(_ t: PageContext) -> Markup {
    let chart = StackedBars(
      title: t("Applications by month, and what became of them", "每月申请及办理结果"),
      description: t("One bar a month, by how the cases stand now", "每月一柱，按目前状态"),
      series: model.outcomes.map { (t($0.name), $0.tone) },
      bars: model.months.map { .init(label: String($0.name.suffix(5)), values: $0.counts.map(Int64.init)) },
      labelEvery: max(1, model.months.count / 8), shown: { t.count($0) })
    let drawn = chart.markup("months", t)
    return t.card(
      chart.title, note: t.counted(model.countedAt), drawn.isEmpty ? t.empty(t("No applications yet.", "尚无申请。")) : drawn
    )
  }

  // MARK: What needs somebody

  private func alerts(_ t: PageContext) -> Markup {
    let items = model.alerts.prefix(6).markup { alert in
      "<li><span><b>\(t(alert.title))</b> \(t(alert.text)) <span class=\"clause\">\(alert.clause)</span></span><small>\(t.caseLink(alert.caseId)) · \(t.time(alert.at))</small></li>\n"
    }
    return t.card(
      t("Latest flags", "最新提示"),
      items.isEmpty ? t.empty(t("Nothing was flagged lately.", "近期没有提示。")) : "<ul class=\"feed\">\(items)</ul>\n")
  }

  private func dead(_ t: PageContext) -> Markup {
    let most = model.deadByReason.map(\.count).max() ?? 1
    let rows = model.deadByReason.prefix(6).markup { reason, count in
      """
      <li><a href="\(Address("dead").with("reason", reason))"><span class="code">\(reason)</span></a><svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="fill-warn" width="\(fixed(Double(count) / Double(most) * 100))" height="8" rx="2"/></svg><b>\(t.count(count))</b></li>

      """
    }
    return t.card(
      t("Dead letters by reason", "死信原因"),
      rows.isEmpty ? t.empty(t("No dead letters are open.", "没有待处理的死信。")) : "<ul class=\"bars\">\(rows)</ul>\n")
  }

  // MARK: Workers and lanes

  private func workers(_ t: PageContext) -> Markup {
    t.card(
      t("Workers", "处理进程"),
      t.table(
        t("Workers", "处理进程"),
        [
          Column(t("Worker", "进程")), Column(t("Lanes", "通道"), isNumber: true),
          Column(t("Waiting", "待处理"), isNumber: true),
          Column(t("Last advanced", "最近推进"), isNumber: true),
        ],
        model.workers.map { worker in
          [
            "<b>\(worker.name)</b>", "\(t.count(worker.lanes))", "\(t.count(worker.lag))",
            worker.advancedAt.map {
              "\(t.time($0)) <span class=\"faint\">\(t.span(milliseconds: model.at.milliseconds - $0.milliseconds))</span>"
            } ?? "–",
          ]
        }))
  }

  private func topics(_ t: PageContext) -> Markup {
    let groups = Dictionary(grouping: model.lanes, by: \.topic).sorted { $0.key < $1.key }
    return t.card(
      t("Lanes by topic", "各主题通道"), note: "<a href=\"/lanes\">\(t("every lane", "全部通道"))</a>",
      t.table(
        t("Lanes by topic", "各主题通道"), LanesPage.columns(t, first: t("Topic", "主题")),
        groups.map { topic, lanes in
          let published: Int64? =
            lanes.contains { $0.published != nil } ? lanes.reduce(0) { $0 + ($1.published ?? 0) } : nil
          return [
            "<span class=\"code\">\(topic)</span>", "\(t.count(lanes.map(\.epoch).max() ?? 0))",
            "\(t.count(lanes.reduce(0) { $0 + $1.next }))", "\(published.map { t.count($0) } ?? "–")",
            "\(t.count(lanes.reduce(0) { $0 + $1.end }))", LanesPage.lag(lanes.reduce(0) { $0 + $1.lag }, t),
            "\(Set(lanes.map(\.owner)).filter { !$0.isEmpty }.sorted().prefix(3).joined(separator: ", "))",
            lanes.compactMap(\.advancedAt).max().map { t.time($0) } ?? "–",
          ]
        }, look: "wide"))
  }
}

/// Every lane with both watermarks.
struct LanesPage {
  let model: OverviewModel

  static func columns(_ t: PageContext, first: String) -> [Column] {
    [
      Column(first), Column(t("Epoch", "任期"), isNumber: true), Column(t("P: taken", "P 已处理"), isNumber: true),
      Column(t("K: published", "K 已发布"), isNumber: true), Column(t("End", "末尾"), isNumber: true),
      Column(t("Waiting", "待处理"), isNumber: true), Column(t("Owner", "持有者")), Column(t("Last advanced", "最近推进")),
    ]
  }

  static func lag(_ lag: Int64, _ t: PageContext) -> Markup {
    lag > 0 ? "<b class=\"tone-info\">\(t.count(lag))</b>" : "0"
  }

  func page(_ t: PageContext) -> Markup {
    Shell(
      title: t("Lanes", "通道"),
      lead:
        "\(t("A lane is one topic's partition. Facts below P have taken effect; emissions of facts below K are published; K never passes P.", "通道即主题的一个分区。P 以下的信息已生效；K 以下信息的结果已发布；K 不超过 P。"))",
      body: Dictionary(grouping: model.lanes, by: \.topic).sorted { $0.key < $1.key }.markup {
        topic($0.key, $0.value, t)
      }
    ).page(t)
  }

  /// Open where somebody should look: facts wait, or a lane went from hand to hand.
  private func topic(_ name: String, _ lanes: [OverviewModel.Lane], _ t: PageContext) -> Markup {
    let waiting = lanes.reduce(0) { $0 + $1.lag }
    let isOpen = waiting > 0 || lanes.contains { $0.takeovers > 1 }
    let rows = t.table(
      name, Self.columns(t, first: t("Lane", "通道")),
      lanes.map { lane in
        let again: Markup =
          lane.takeovers > 1
          ? " " + t.badge(Badge(en: "taken over \(lane.takeovers) times", zh: "接管\(lane.takeovers)次", .warn)) : .nothing
        return [
          "<span class=\"code\">\(lane.topic)/\(lane.partition)</span>" + again, "\(t.count(lane.epoch))",
          "\(t.count(lane.next))",
          "\(lane.published.map { t.count($0) } ?? "–")", "\(t.count(lane.end))", Self.lag(lane.lag, t),
          "\(lane.owner)",
          lane.advancedAt.map { t.time($0) } ?? "–",
        ]
      }, look: "wide")
    return """
      <section class="card lanes"><details\(" open", if: isOpen)><summary><span class="code">\(name)</span> <span class="faint">\(t("\(lanes.count) lanes", "\(lanes.count)个通道")) · \(t("taken", "已处理")) \(t.count(lanes.reduce(0) { $0 + $1.next })) · \(t("waiting", "待处理")) </span>\(Self.lag(waiting, t))</summary>
      \(rows)</details></section>

      """
  }
}
