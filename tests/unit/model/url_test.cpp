#include "model/url.hpp"

#include <catch2/catch.hpp>

#include "bs/base/os.hpp"
#include "bs/data/json.hpp"

using bs::model::is_url;

TEST_CASE("URLs are accepted and refused as node's new URL() does") {
  // urls.json was written by asking node 20; the texts are combined from schemes and authorities of every
  // kind.
  const auto text = bs::read_file(BS_SOURCE_DIR "/tests/unit/model/urls.json", 1u << 20);
  const bs::data::Value cases = bs::data::parse_json(text);
  const auto& accepted = cases.find("accepted")->as_array();
  const auto& refused = cases.find("refused")->as_array();
  REQUIRE(accepted.size() > 300);
  REQUIRE(refused.size() > 250);
  for (const auto& url : accepted) {
    INFO(url.as_string());
    CHECK(is_url(url.as_string()));
  }
  for (const auto& url : refused) {
    INFO(url.as_string());
    CHECK_FALSE(is_url(url.as_string()));
  }
}

TEST_CASE("a URL may hold anything, at any length") {
  CHECK_FALSE(is_url(""));
  CHECK_FALSE(is_url(std::string_view("\0", 1)));
  CHECK_FALSE(is_url("http://\xff\xfe/"));
  CHECK(is_url("http://a/\xff\xfe"));
  CHECK(is_url("https://a/" + std::string(1 << 20, 'x')));
  CHECK(is_url("https://" + std::string(1 << 20, 'x')));
  CHECK_FALSE(is_url("https://" + std::string(1 << 16, '[')));
  CHECK_FALSE(is_url("https://xn--" + std::string(1 << 10, '9')));
}
