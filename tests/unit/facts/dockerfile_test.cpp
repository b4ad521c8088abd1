#include <catch2/catch.hpp>

#include "facts/docker/dockerfile.hpp"
#include "facts_of.hpp"

using namespace bs::test;
using bs::facts::parse_dockerfile;

namespace {

std::string shown(std::string_view text) {
  std::string out;
  for (const auto& one : parse_dockerfile(text)) {
    out += fmt::format("{}-{} {} [{}]", one.line, one.end_line, one.name, one.text);
    for (const auto& document : one.heredocs) out += fmt::format(" {}:{}", document.line, document.text);
    out += '\n';
  }
  return out;
}

std::string of(std::string text, std::string_view key) {
  return findings({{"Dockerfile", std::move(text)}}, "dockerfile", key);
}

}  // namespace

TEST_CASE("instructions over several lines", "[facts]") {
  CHECK(shown("# c\nfrom --platform=x a AS b\n\nRUN a && \\\n  # inside\n\n  b\nUSER x") ==
        "2-2 FROM [a AS b]\n4-7 RUN [a &&   b]\n8-8 USER [x]\n");
  CHECK(shown("# escape=`\nRUN a `\n b \\\nRUN c") == "2-3 RUN [a  b \\]\n4-4 RUN [c]\n");
  CHECK(shown("RUN <<A bash <<-\"B\"\nx\nA\n\ty\n\tB\nRUN c") ==
        "1-5 RUN [<<A bash <<-\"B\"] 2:x\n 4:\ty\n\n6-6 RUN [c]\n");
  CHECK(shown("RUN a << B\nRUN c") == "1-1 RUN [a << B]\n2-2 RUN [c]\n");
  const auto run = parse_dockerfile("RUN a && \\\n  b && \\\n  c")[0];
  CHECK(run.line_of(0) == 1);
  CHECK(run.line_of(run.text.find('b')) == 2);
  CHECK(run.line_of(run.text.find('c')) == 3);
}

TEST_CASE("base images", "[facts]") {
  CHECK(of("FROM a\nFROM b:1\nFROM scratch\nUSER x\n", "unpinned") ==
        "Dockerfile:1:1 a is not pinned to a digest\nDockerfile:2:1 b:1 is not pinned to a digest\n");
  CHECK(of("FROM a\nFROM b:1\nFROM x.org:5000/c\nFROM d:latest\nUSER x\n", "floating") ==
        "Dockerfile:1:1 a has no tag but latest\nDockerfile:3:1 x.org:5000/c has no tag but latest\n"
        "Dockerfile:4:1 d:latest has no tag but latest\n");
  CHECK(of("ARG V=1\nFROM a:${V} AS b\nFROM b\nUSER x\n", "unpinned") ==
        "Dockerfile:2:1 a:1 is not pinned to a digest\n");
  CHECK(of("FROM a@sha256:" + std::string(64, '0') + "\nUSER x\n", "unpinned").empty());
}

TEST_CASE("the user of the last stage", "[facts]") {
  CHECK(of("FROM a:1\nRUN x\n", "root") ==
        "Dockerfile:1:1 no USER is set: the image runs as root unless its base says otherwise\n");
  CHECK(of("FROM a:1\nUSER x\nUSER 0:0\n", "root") == "Dockerfile:3:1 the image runs as root\n");
  CHECK(of("FROM a:1 AS b\nUSER root\nFROM c:1\nUSER 1000\n", "root").empty());
  CHECK(of("FROM a:1 AS b\nUSER app\nFROM b\nRUN x\n", "root").empty());
  CHECK(of("FROM gcr.io/distroless/static:nonroot\n", "root").empty());
  CHECK(of("FROM a:1\nUSER ${APP}\n", "root").empty());
  CHECK(of("ARG BASE\nFROM ${BASE}\n", "root").empty());
  CHECK(findings({{".devcontainer/Dockerfile", "FROM a:1\n"}}, "dockerfile", "root").empty());
}

TEST_CASE("which files are Dockerfiles", "[facts]") {
  const auto count = [](std::string_view path) {
    return fact({{std::string(path), "FROM a\n"}}, "dockerfile").substr(0, 10);
  };
  for (const char* path : {"Dockerfile", "a/Dockerfile.dev", "dev.dockerfile", "Containerfile"})
    CHECK(count(path) == "{\"count\":1");
  for (const char* path :
       {"Dockerfile.tmpl", "vendor/a/Dockerfile", "a/testdata/Dockerfile", "Dockerfile.dockerignore",
        "dockerfile.go", "docs/docker.md", "Dockerfile.erb", "{{cookiecutter.slug}}/Dockerfile"})
    CHECK(count(path) == "{\"count\":0");
}

TEST_CASE("hostile Dockerfiles end", "[facts]") {
  std::string text = "ARG A=" + std::string(250, 'x') + "\n";
  for (int i = 0; i < 2'000; ++i) text += "FROM ${A}${A}${A}${A}${A}${A}${A}${A}\n";
  CHECK(of(text, "unpinned").size() > 1'000'000);
  CHECK(parse_dockerfile(std::string(100'000, '\\')).size() == 1);
  std::string heredocs = "RUN ";
  for (int i = 0; i < 2'000; ++i) heredocs += "<<A ";
  CHECK(parse_dockerfile(heredocs + "\n" + std::string(10'000, '\n')).size() == 1);
}
