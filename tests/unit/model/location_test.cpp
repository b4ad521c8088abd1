#include "bs/model/location.hpp"

#include <catch2/catch.hpp>

#include "bs/model/validate.hpp"

using bs::model::location_targets;
using bs::model::LocationTarget;
using bs::model::TargetKind;

namespace {

std::vector<LocationTarget> targets_of(std::string_view spec) {
  const std::string text =
      "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: a}\nspec:\n" + std::string(spec);
  const auto file = bs::model::validate_text(text);
  REQUIRE(file.ok);
  return location_targets(*file.documents.at(0).entity);
}

std::string read(std::string_view url) {
  const auto targets = targets_of("  target: \"" + std::string(url) + "\"\n");
  REQUIRE(targets.size() == 1);
  if (targets[0].kind == TargetKind::relative) return "relative";
  return targets[0].repository + " @ " + targets[0].revision + " : " + targets[0].path;
}

}  // namespace

TEST_CASE("targets are listed with their places") {
  const auto targets =
      targets_of("  presence: optional\n  target: ./a.yaml\n  targets: [b/*.yaml, /c.yaml]\n");
  REQUIRE(targets.size() == 3);
  CHECK(targets[0].text == "./a.yaml");
  CHECK(targets[0].mark == bs::Mark{6, 11});
  CHECK(targets[1].text == "b/*.yaml");
  CHECK(targets[2].text == "/c.yaml");
  for (const auto& target : targets) {
    CHECK(target.kind == TargetKind::relative);
    CHECK_FALSE(target.required);
    CHECK(target.repository.empty());
  }
  CHECK(targets_of("  type: url\n").empty());
  CHECK(targets_of("  targets: [a]\n")[0].required);
}

TEST_CASE("URLs of the known hosts are taken apart") {
  CHECK(read("https://github.com/Acme/Pay/blob/main/catalog-info.yaml") ==
        "github.com/Acme/Pay @ main : catalog-info.yaml");
  CHECK(read("https://github.com/acme/pay/tree/v1/a/*/catalog-info.yaml") ==
        "github.com/acme/pay @ v1 : a/*/catalog-info.yaml");
  CHECK(read("https://raw.githubusercontent.com/acme/pay/main/a%20b.yaml") ==
        "github.com/acme/pay @ main : a b.yaml");
  CHECK(read("https://raw.githubusercontent.com/acme/pay/refs/heads/main/a/b.yaml") ==
        "github.com/acme/pay @ main : a/b.yaml");
  CHECK(read("https://user:secret@GHE.acme.com:443/acme/pay/raw/main/x.yaml?token=1#L3") ==
        "ghe.acme.com/acme/pay @ main : x.yaml");
  CHECK(read("https://gitlab.com/acme/sub/group/pay/-/blob/main/a/x.yaml") ==
        "gitlab.com/acme/sub/group/pay @ main : a/x.yaml");
  CHECK(read("https://gitlab.com/acme/sub/pay/blob/main/x.yaml") ==
        "gitlab.com/acme/sub/pay @ main : x.yaml");
  CHECK(read("http://git.acme.com:8080/acme/pay/-/raw/main/x.yaml") ==
        "git.acme.com:8080/acme/pay @ main : x.yaml");
  CHECK(read("https://bitbucket.org/acme/pay/src/main/x.yaml") == "bitbucket.org/acme/pay @ main : x.yaml");
  CHECK(read("https://codeberg.org/acme/pay/src/branch/main/x.yaml") ==
        "codeberg.org/acme/pay @ main : x.yaml");
  CHECK(read("https://git.acme.com/projects/PAY/repos/ledger/browse/a/x.yaml?at=refs%2Fheads%2Fmain") ==
        "git.acme.com/scm/PAY/ledger @ main : a/x.yaml");
}

TEST_CASE("other URLs are URLs without parts, other texts are paths") {
  for (const std::string url :
       {"https://acme.com/x.yaml", "https://github.com/acme/pay", "https://github.com/acme/pay/blob/main",
        "https://raw.githubusercontent.com/acme/pay/main", "s3://bucket/x.yaml", "https://"})
    CHECK(read(url) == " @  : ");
  for (const std::string path : {"./a", "a/b.yaml", "*.yaml", "C:/x", "://x", "a b://c"})
    CHECK(read(path) == "relative");
}
