#include "base/frames.hpp"

using namespace bs;

#include "bs/base/error.hpp"

TEST_CASE("messages come whole out of any pieces") {
  std::string bytes;
  append_frame(bytes, "one");
  append_frame(bytes, "");
  append_frame(bytes, std::string(70'000, 'x'));
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{65'536}, bytes.size()}) {
    FrameReader reader;
    std::vector<std::string> seen;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.feed(std::string_view(bytes).substr(at, piece));
      while (const auto payload = reader.next()) seen.emplace_back(*payload);
    }
    CHECK(seen == std::vector<std::string>{"one", "", std::string(70'000, 'x')});
  }
}

TEST_CASE("a message cut short never comes") {
  std::string bytes;
  append_frame(bytes, "whole");
  bytes.pop_back();
  FrameReader reader;
  reader.feed(bytes);
  CHECK_FALSE(reader.next());
  reader.clear();
  reader.feed("\x01");
  CHECK_FALSE(reader.next());
}

TEST_CASE("a length that is too long is refused before its bytes come") {
  FrameReader reader;
  reader.feed("\xff\xff\xff\x7f");
  CHECK_THROWS_AS(reader.next(), bs::Error);
  std::string out;
  CHECK_THROWS_AS(append_frame(out, std::string(k_max_frame + 1, 'x')), bs::Error);
}
