#include <catch2/catch.hpp>

#include "bs/git/repository.hpp"
#include "bs/model/template_link.hpp"
#include "facts_of.hpp"

using bs::test::fact;
using bs::test::findings;
using bs::test::Texts;

namespace {

bs::model::LinkedFile linked(std::string_view text, std::string file_class, std::string mode = "100644") {
  return {std::move(mode), bs::git::blob_id(text).hex(), std::move(file_class)};
}

std::string link() {
  bs::model::TemplateLink link;
  link.template_name = "acme-go";
  link.source = "shipped";
  link.path = "go/template.yaml";
  link.ref = "v3";
  link.files["ci.yml"] = linked("ci\n", "managed");
  link.files["run.sh"] = linked("run\n", "managed", "100755");
  link.files["README.md"] = linked("# a\n", "merged");
  link.files["LICENSE"] = linked("MIT\n", "once");
  return bs::model::to_text(link);
}

}  // namespace

TEST_CASE("template.drift: files otherwise than their version made them") {
  // Files in memory have no mode.
  const Texts files = {{".bs-template/acme-go.yaml", link()},
                       {"ci.yml", "mine\n"},
                       {"run.sh", "run\r\n"},
                       {"LICENSE", "GPL\n"}};
  CHECK(
      fact(files, "template.drift")
          .starts_with(
              R"({"linked":true,"template":"acme-go","ref":"v3","templates":[{"name":"acme-go","source":"shipped","ref":"v3",)"
              R"("path":".bs-template/acme-go.yaml"}],"files":[{"path":"README.md","class":"merged","state":"deleted"},)"
              R"({"path":"ci.yml","class":"managed","state":"changed"},{"path":"run.sh","class":"managed","state":"mode"}],)"));
  CHECK(findings(files, "template.drift") ==
        "ci.yml:0:0 ci.yml is otherwise than acme-go v3 made it\n"
        "run.sh:0:0 run.sh cannot be run; in acme-go v3 it can\n");
}

TEST_CASE("template.drift: what is gone is told at the link") {
  CHECK(findings({{".bs-template/acme-go.yaml", link()}}, "template.drift") ==
        ".bs-template/acme-go.yaml:0:0 ci.yml is gone; acme-go v3 has it\n"
        ".bs-template/acme-go.yaml:0:0 run.sh is gone; acme-go v3 has it\n");
}

TEST_CASE("template.drift: a link counts for the folder that holds it") {
  const Texts files = {{"services/pay/.bs-template/acme-go.yaml", link()}, {"services/pay/ci.yml", "mine\n"}};
  CHECK(fact(files, "template.drift").starts_with(R"({"linked":false,"template":"","ref":"")"));
  CHECK(fact(files, "template.drift", "null", "services/pay")
            .find(R"({"path":"services/pay/ci.yml","class":"managed","state":"changed"})") !=
        std::string::npos);
}

TEST_CASE("template.drift: a link that cannot be read is a finding") {
  CHECK(findings({{".bs-template/x.yaml", "template: 1\n"}}, "template.drift")
            .starts_with(".bs-template/x.yaml:1:1 bs cannot read it: missing key"));
  CHECK(findings({{".bs-template/x.yaml", ""}}, "template.drift") ==
        ".bs-template/x.yaml:0:0 bs cannot read it: the file is empty: it names no template\n");
}
