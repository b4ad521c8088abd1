#include "judging.hpp"

using namespace bs::test;
using bs::checks::campaign_state;
using bs::checks::CampaignState;
using bs::model::CheckResult;
using bs::model::Outcome;
using bs::model::Track;

namespace {

/// Levels bronze (a, b), silver (c), gold (d).
Track track_of_three() {
  Track track;
  track.id = "t";
  track.levels.push_back({1, "bronze", "", {{"a", "", "", {}, {}, {}}, {"b", "", "", {}, {}, {}}}});
  track.levels.push_back({2, "silver", "", {{"c", "", "", {}, {}, {}}}});
  track.levels.push_back({3, "", "", {{"d", "", "", {}, {}, {}}}});
  return track;
}

/// "a+ b- c? d.": passed, failed, error, not applicable; "n" not reported, "w" warning, "x" exempt.
std::vector<CheckResult> results(std::string_view text) {
  std::vector<CheckResult> out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 3) {
    CheckResult result;
    result.check = text[i];
    switch (text[i + 1]) {
      case '-':
        result.outcome = Outcome::failed;
        break;
      case '?':
        result.outcome = Outcome::error;
        break;
      case '.':
        result.outcome = Outcome::not_applicable;
        break;
      case 'n':
        result.outcome = Outcome::not_reported;
        break;
      case 'w':
        result.outcome = Outcome::warning;
        break;
      case 'x':
        result.outcome = Outcome::exempt;
        break;
      default:
        break;
    }
    out.push_back(result);
  }
  return out;
}

/// "2 silver next level 3 misses d", "undecided c", "applies to nothing".
std::string told(std::string_view text) {
  const auto at = bs::checks::standing(track_of_three(), results(text));
  std::string out = fmt::format("{} {}", at.ordinal, at.level);
  if (!at.applies) out += " applies to nothing";
  if (!at.next.empty()) out += " next " + at.next;
  for (const auto& id : at.missing) out += " misses " + id;
  if (at.undecided) out += " undecided";
  for (const auto& id : at.undecided_checks) out += " untold " + id;
  return out;
}

}  // namespace

TEST_CASE("standing: levels are certified from below") {
  CHECK(told("a+ b+ c+ d+") == "3 level 3");
  CHECK(told("a+ b+ c+ d-") == "2 silver next level 3 misses d");
  CHECK(told("a+ b- c+ d+") == "0  next bronze misses b");
  CHECK(told("a- b- c- d-") == "0  next bronze misses a misses b");
  CHECK(told("a+ bw cx d+") == "3 level 3");
}

TEST_CASE("standing: what cannot be told leaves it undecided, unless something failed") {
  CHECK(told("a+ b+ c? d+") == "1 bronze next silver undecided untold c");
  CHECK(told("a+ bn c? d+") == "0  next bronze undecided untold b");
  CHECK(told("a- b? c+ d+") == "0  next bronze misses a untold b");
  CHECK(told("a+ b+ c- d?") == "1 bronze next silver misses c");
}

TEST_CASE("standing: what does not apply") {
  CHECK(told("a+ b. c+ d+") == "3 level 3");
  CHECK(told("a+") == "3 level 3");
  CHECK(told("a. b. c. d.") == "0  applies to nothing");
  CHECK(told("") == "0  applies to nothing");
  CHECK(told("c+") == "3 level 3");
  CHECK(told("c-") == "0  next silver misses c");  // nothing below was asked: no pass to boast of
  CHECK(told("d-") == "0  next level 3 misses d");
  CHECK(told("z-") == "0  applies to nothing");
  CHECK(bs::checks::standing(track_of_three(), {}).track_name == "t");
}

TEST_CASE("standing: one check with two results") {
  CHECK(told("a+ a- b+ c+") == "0  next bronze misses a");
  CHECK(told("a- a- b+ c+") == "0  next bronze misses a");
}

TEST_CASE("campaigns: their dates") {
  Track track;
  track.starts = 100;
  track.due = 200;
  CHECK(campaign_state(track, 0) == CampaignState::running);  // no campaign
  track.type = Track::Type::campaign;
  CHECK(campaign_state(track, 99) == CampaignState::not_begun);
  CHECK(campaign_state(track, 100) == CampaignState::running);
  CHECK(campaign_state(track, 199) == CampaignState::running);
  CHECK(campaign_state(track, 200) == CampaignState::overdue);
  track.is_archived = true;
  CHECK(campaign_state(track, 200) == CampaignState::archived);
  track.is_archived = false;
  track.starts = track.due = std::nullopt;
  CHECK(campaign_state(track, 200) == CampaignState::running);
}
