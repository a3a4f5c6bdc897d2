drop view dripline.case_overview;
drop function dripline.put_funds, dripline.put_villages, dripline.put_claims, dripline.put_cases,
  dripline.check_cases,   dripline.advance_lanes;
drop table dripline.development_key, dripline.packs, dripline.dead_letters, dripline.timers, dripline.funds,
  dripline.villages, dripline.claims, dripline.cases, dripline.journal, dripline.lanes;
