#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "bs/base/text.hpp"
#include "facts/licence/declared.hpp"
#include "facts/licence/digits.hpp"
#include "facts/licence/files.hpp"
#include "facts/licence/table.hpp"
#include "facts/licence/words.hpp"
#include "facts_of.hpp"

using namespace bs;
using namespace bs::facts;
using bs::test::fact;
using bs::test::findings;

namespace {

// The shortest licence that the Open Source Initiative approved.
const std::string k_fair =
    "Fair License\n\nCopyright (c) 2026 Jane Doe\n\nUsage of the works is permitted provided that this "
    "instrument is "
    "retained with the works, so that any entity that uses the works is notified of this instrument.\n\n"
    "DISCLAIMER: THE WORKS ARE WITHOUT WARRANTY.\n";

std::string words(std::string_view text) {
  const auto found = licence_words(text).words;
  return join(found, " ");
}

/// So many words that are no licence.
std::string test_words(std::size_t count) {
  std::string text;
  while (count-- > 0) text += "perhaps ";
  return text;
}

std::string id_of(std::string_view text) {
  const LicenceMatch match = match_licence(text);
  return match.is_certain() ? std::string(match.licence->id) : "";
}

}  // namespace

TEST_CASE("licence: what does not count in a text is left out") {
  CHECK(
      words(
          "The MIT License (MIT)\n\nCopyright (c) 2020 A. B.\nC. D. and others\n\nPermission is GRANTED,") ==
      "permission is granted");
  CHECK(words("  (a) use it;\n  2. sub-license it\n * the \"organisation's\" licence — see <a "
              "href=x>there</a>") == "use it sub license it the organisations license see there");
  CHECK(words("use\r\nof https://example.com/x?y this [work](http://a.b/c)") == "use of this work");
  CHECK(words("<html><style>p { margin: 1em }</style><body><p>Use&nbsp;it &quot;freely&quot;</p>") ==
        "use it freely");
  CHECK(words("above the above copyright notice\ncopyright notice and this list") ==
        "above the above copyright notice copyright notice and this list");
  CHECK(words("neither the name of Some Org. Inc. nor the names of its staff") ==
        "neither the name of nor the names of its staff");
  CHECK(words("we grant it all and much more of it\nEND OF TERMS AND\nCONDITIONS\nappendix") ==
        "we grant it all and much more of it");
  CHECK(words("") == "");
  CHECK(words("\xEF\xBB\xBF\xFF\xFE grant").ends_with("grant"));
}

TEST_CASE("licence: a copyright alone is told from no text at all") {
  CHECK(licence_words("Copyright 2013-2016 by Seán and others").has_copyright);
  CHECK_FALSE(licence_words("hello").has_copyright);
}

TEST_CASE("licence: the table of fingerprints is whole") {
  const LicenceTable& table = licence_table();
  CHECK(table.licences.size() > 600);
  CHECK(table.numbers.size() > 9000);
  for (const KnownLicence& licence : table.licences) {
    CHECK(!licence.words.empty());
    CHECK(std::is_sorted(licence.words.begin(), licence.words.end()));
    CHECK(licence.words.back() < table.numbers.size());
  }
  for (const std::string_view id :
       {"MIT", "Apache-2.0", "GPL-2.0", "GPL-3.0", "LGPL-3.0", "AGPL-3.0", "BSD-3-Clause"}) {
    INFO(id);
    REQUIRE(table.find(id) != nullptr);
    CHECK(table.find(id)->osi_approved);
  }
  REQUIRE(table.find("CC-BY-NC-4.0") != nullptr);
  CHECK_FALSE(table.find("CC-BY-NC-4.0")->osi_approved);
}

TEST_CASE("licence: numbers read back as they were written") {
  for (const std::uint64_t number : {0ull, 1ull, 31ull, 32ull, 1023ull, 1024ull, 4294967295ull}) {
    std::string text;
    append_digits(text, number);
    append_digits(text, 7);
    std::string_view rest = text;
    CHECK(take_digits(rest) == number);
    CHECK(take_digits(rest) == 7);
    CHECK(rest.empty());
  }
}

TEST_CASE("licence: a text is told by its words, not by its layout") {
  CHECK(match_licence(k_fair).score == 100);
  CHECK(id_of(k_fair) == "Fair");
  CHECK(id_of(to_lower(replace_all(k_fair, " the ", "\r\n\t the  "))) == "Fair");
  CHECK(id_of("# Fair License\n\n> " + k_fair) == "Fair");
  CHECK(id_of(k_fair + "You may not sell it, and evil shall not be done with the works.") == "");
  CHECK(id_of("Copyright (c) 2026 Jane Doe. All rights reserved.") == "");
  CHECK(id_of("") == "");
  std::ifstream in(std::string(BS_SOURCE_DIR) + "/LICENSE");
  std::stringstream own;
  own << in.rdbuf();
  REQUIRE(!own.str().empty());
  CHECK(id_of(own.str()) == "Apache-2.0");
  // A sentence whose words all occur in a long text is seen by its length.
  CHECK(id_of(own.str() + "\n") == "Apache-2.0");
  CHECK(
      id_of("You may not use the Work, or Derivative Works of the Work, for any commercial or other form of "
            "compensation, and You must not make, have made, offer to sell, sell or transfer it.\n" +
            own.str()) == "");
}

TEST_CASE("licence: hostile text is judged in bounded time") {
  CHECK(id_of(std::string(1 << 20, '<')) == "");
  CHECK(id_of(std::string(1 << 20, '(')) == "");
  std::string marks;
  while (marks.size() < (1u << 20)) marks += "neither the name of ";
  CHECK(id_of(marks) == "");
  std::string styles;
  while (styles.size() < (1u << 20)) styles += "<style><script>";
  CHECK(id_of(styles) == "");
}

TEST_CASE("licence: names of files") {
  for (const std::string_view name :
       {"LICENSE", "LICENCE", "License.md", "LICENSE-MIT", "LICENSE_1_0.txt", "LICENSE.BULLETS", "UNLICENSE",
        "COPYING", "COPYING.lesser", "MIT-LICENSE", "mit_license.txt", "OFL.txt", "COPYRIGHT", "PATENTS",
        "LICENSE.APACHE2"}) {
    INFO(name);
    CHECK(is_licence_name(name));
  }
  for (const std::string_view name :
       {"README", "license.go", "licenses.json", "LICENSE.header", "LICENSE-THIRD-PARTY", "license_test.py",
        "copyright.xml", "user_license.proto", "offload", "LICENSES-3RD-PARTY.txt", "NOTICE"}) {
    INFO(name);
    CHECK_FALSE(is_licence_name(name));
  }
}

TEST_CASE("licence: the section of a README") {
  CHECK(licence_section("# x\n\n## License\n\nsome\ntext\n\n## Other\nno") == "\nsome\ntext\n\n");
  CHECK(licence_section("x\n=\n\nLicense\n-------\nsome\n") == "some\n");
  CHECK(licence_section("# x\nlicense\nsome") == "");
}

TEST_CASE("licence: ids of an expression") {
  const auto ids = [](std::string_view text) { return fmt::format("{}", fmt::join(ids_of(text), " ")); };
  CHECK(ids("MIT") == "MIT");
  CHECK(ids("(MIT OR Apache-2.0)") == "Apache-2.0 MIT");
  CHECK(ids("MIT/Apache-2.0") == "Apache-2.0 MIT");
  CHECK(ids("GPL-2.0-or-later WITH Classpath-exception-2.0 and MIT") == "GPL-2.0 MIT");
  CHECK(ids("SEE LICENSE IN LICENSE.md") == "");
  CHECK(ids("UNLICENSED") == "");
  CHECK(ids("") == "");
}

TEST_CASE("licence: the fact of a folder") {
  CHECK(
      fact({{"README.md", "x"}}, "licence") ==
      R"({"exists":false,"ids":[],"osiApproved":false,"files":[],"declared":[],"unapproved":[],"problems":[]})");
  CHECK(fact({{"LICENSE", k_fair}, {"package.json", R"({"license": "Fair"})"}}, "licence") ==
        R"({"exists":true,"id":"Fair","ids":["Fair"],"path":"LICENSE","score":100,"osiApproved":true,)"
        R"("files":[{"path":"LICENSE","id":"Fair","score":100}],)"
        R"("declared":[{"path":"package.json","line":1,"licence":"Fair"}],"unapproved":[],"problems":[]})");
  CHECK(fact({{"COPYING", "Copyright 2020 Jane"}}, "licence").find(R"("exists":false,"id":"NONE")") !=
        std::string::npos);
  const std::string two = fact({{"LICENSE", k_fair}, {"LICENSE-OTHER", test_words(80)}}, "licence");
  CHECK(
      two.find(
          R"("id":"NOASSERTION","ids":["Fair","NOASSERTION"],"path":"LICENSE","score":100,"osiApproved":false)") !=
      std::string::npos);
}

TEST_CASE("licence: the nearest folder's licence holds, a README's section where there is no file") {
  const test::Texts files = {
      {"LICENSE", k_fair}, {"packages/a/x", ""}, {"packages/b/LICENSE", "Ask us, please."}};
  CHECK(fact(files, "licence", "null", "packages/a").find(R"("path":"LICENSE")") != std::string::npos);
  CHECK(fact(files, "licence", "null", "packages/b").find(R"("path":"packages/b/LICENSE")") !=
        std::string::npos);
  CHECK(fact({{"README.md", "# x\n## License\n" + k_fair}}, "licence")
            .find(R"("id":"Fair","ids":["Fair"],"path":"README.md")") != std::string::npos);
}

TEST_CASE("licence: a few words beside licences say which may be chosen") {
  const test::Texts files = {{"COPYING", "You may use it under the Fair License, or ask us for another."},
                             {"LICENSE-FAIR", k_fair}};
  CHECK(fact(files, "licence").find(R"("id":"Fair","ids":["Fair"],"path":"LICENSE-FAIR")") !=
        std::string::npos);
  CHECK(findings(files, "licence", "unapproved") == "");
}

TEST_CASE("licence: findings") {
  CHECK(findings({{"LICENSE", "Ask us, please."}}, "licence", "unapproved") ==
        "LICENSE:0:0 The text is no licence of the SPDX list\n");
  CHECK(findings(
            {{"LICENSE", k_fair}, {"Cargo.toml", "[package]\nname = 'x'\nlicense = 'MIT OR Apache-2.0'\n"}},
            "licence") == "Cargo.toml:3:11 The manifest says MIT OR Apache-2.0, the text is Fair\n");
  CHECK(findings({{"LICENSE", k_fair}, {"Cargo.toml", "[package]\nlicense = 'Fair OR MIT'\n"}}, "licence") ==
        "");
  CHECK(findings({{"LICENSE", k_fair}, {"package.json", "{\"license\": \"UNLICENSED\"}"}}, "licence") == "");
  CHECK(findings({{"LICENSE", "Ask us, please."}, {"package.json", "{\"license\": \"MIT\"}"}}, "licence") ==
        "");
  CHECK(findings({{"LICENSE", k_fair}, {"package.json", "{broken"}}, "licence") == "");
}
