#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "bs/model/template_link.hpp"

using namespace bs;
using model::TemplateLink;

namespace {

const std::string k_blob(40, 'a');

TemplateLink whole_link() {
  TemplateLink link;
  link.name = "go-service";
  link.template_name = "acme-go-service";
  link.source = "github.com/acme/templates";
  link.path = "go/template.yaml";
  link.ref = "v3.2.0";
  link.commit = std::string(40, 'c');
  link.bs_version = "0.1.0";
  link.parameters = data::Value::object();
  link.parameters.set("name", "billing-api");
  link.parameters.set("port", 8080);
  link.parameters.set("version", "1.0");
  link.parameters.set("empty", data::Value::object());
  link.files["README.md"] = {"100644", k_blob, "merged"};
  link.files["bin/run: it"] = {"100755", k_blob, "managed"};
  link.files["link"] = {"120000", k_blob, "once"};
  return link;
}

std::string fault(std::string_view text) {
  try {
    model::parse_template_link(text, ".bs-template/x.yaml");
  } catch (const Error& error) {
    return format_error(error);
  }
  return "none";
}

}  // namespace

TEST_CASE("a link reads back as it was written") {
  const std::string text = model::to_text(whole_link());
  CHECK(model::parse_template_link(text, ".bs-template/go-service.yaml") == whole_link());
  CHECK(text ==
        "# What this project was made from. `bs update` needs it: commit it, and leave its text to bs.\n"
        "template: acme-go-service\nsource: github.com/acme/templates\npath: go/template.yaml\nref: v3.2.0\n"
        "commit: " +
            std::string(40, 'c') +
            "\nbs: 0.1.0\nparameters:\n  name: billing-api\n  port: 8080\n"
            "  version: \"1.0\"\n  empty: {}\nfiles:\n  README.md: 100644 " +
            k_blob +
            " merged\n"
            "  \"bin/run: it\": 100755 " +
            k_blob + " managed\n  link: 120000 " + k_blob + " once\n");
}

TEST_CASE("a link of 20,000 files is read") {
  TemplateLink link = whole_link();
  for (int i = 0; i < 20'000; ++i) link.files["src/file" + std::to_string(i)] = {"100644", k_blob, "merged"};
  CHECK(model::parse_template_link(model::to_text(link), "go-service.yaml") == link);
}

TEST_CASE("an empty link is a fault, not a project without answers") {
  for (const char* text : {"", "\n", "# nothing\n", "---\n"})
    CHECK(fault(text) ==
          "bs: error: .bs-template/x.yaml: the file is empty: it names no template\n"
          "hint: bs template adopt finds out what the project was made from\n");
}

TEST_CASE("a link that git merged with a conflict says so") {
  CHECK(fault("template: a\n<<<<<<< HEAD\nref: v1\n=======\nref: v2\n>>>>>>> main\n") ==
        "bs: error: .bs-template/x.yaml: a merge left its conflict in here\n"
        "hint: take one side whole: the version of the template that the files are of\n");
}

TEST_CASE("all faults of a link are told at once") {
  CHECK(
      fault("template: 5\nsource: ''\ncomit: x\ncommit: abc\nparameters: [1]\nfiles:\n  a: 100600 x merged\n"
            "  ../b: 100644 x merged\n") ==
      "bs: error: .bs-template/x.yaml:1:1: missing key \"path\"\n 1 | template: 5\n   | ^\n"
      "bs: error: .bs-template/x.yaml:1:11: template must be a string, found the number 5\n"
      "bs: error: .bs-template/x.yaml:2:9: source must be a string, found \"\"\n"
      "bs: error: .bs-template/x.yaml:3:1: unknown key \"comit\"\nhint: is \"commit\" meant?\n"
      "bs: error: .bs-template/x.yaml:4:9: commit must be a commit's 40 hex digits, found \"abc\"\n"
      "bs: error: .bs-template/x.yaml:5:13: parameters must be a map, found a list\n"
      "bs: error: .bs-template/x.yaml:7:6: files.a must be MODE HASH CLASS (100644, 40 hex digits, merged), "
      "found \"100600 x merged\"\n"
      "bs: error: .bs-template/x.yaml:8:3: no project has a file \"../b\"\n"
      "hint: for example  path: go-service/template.yaml\n");
}

TEST_CASE("a link's path tells the folder of its project") {
  std::string folder = "?";
  CHECK(model::is_link_path(".bs-template/go.yaml", &folder));
  CHECK(folder.empty());
  CHECK(model::is_link_path("services/pay/.bs-template/go.yaml", &folder));
  CHECK(folder == "services/pay");
  for (const char* path : {".bs-template/.yaml", ".bs-template/go.yml", ".bs-template/a/go.yaml", "go.yaml",
                           "x.bs-template/go.yaml", ".bs-template"})
    CHECK_FALSE(model::is_link_path(path));
}
