#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

namespace {
std::string type_of(std::string_view fields, std::initializer_list<const char*> files = {}) {
  InferRepository repository("thing");
  repository.file("pyproject.toml", fmt::format("[project]\nname = \"thing\"\n{}\n", fields));
  for (const char* file : files) repository.file(file);
  const auto result = repository.infer();
  return result.entities.front().entity.document.find("spec")->string_or("type");
}
}  // namespace

TEST_CASE("pyproject.toml: PEP 621 and Poetry", "[infer]") {
  InferRepository repository;
  repository.file("pyproject.toml", R"([project]
name = "Price_Import"
version = "1.0"
description = "Reads suppliers' price lists"
dependencies = [
  "requests[socks]>=2; python_version > '3.8'",
  "Zope.Interface",
]
)");
  const auto result = repository.infer();
  const auto& component = entity(result, "Price_Import");
  CHECK(packages(component.provides) == Set{"pypi:price-import@2"});
  CHECK(packages(component.requires_) == Set{"pypi:requests@6", "pypi:zope-interface@7"});

  InferRepository poetry("pay");
  poetry.file("pyproject.toml",
              "[tool.poetry]\nname = \"pay\"\nversion = \"0.2.0\"\n[tool.poetry.dependencies]\npython = "
              "\"^3\"\nflask = \"*\"\n");
  const auto paid = poetry.infer();
  CHECK(packages(entity(paid, "pay").requires_) == Set{"pypi:flask@6"});
}

TEST_CASE("pyproject.toml: what makes which type", "[infer]") {
  CHECK(type_of("") == "library");
  CHECK(type_of("dependencies = ['fastapi']", {"main.py"}) == "service");
  CHECK(type_of("dependencies = ['flask']") == "service");
  CHECK(type_of("classifiers = ['Topic :: Security']\ndependencies = ['django']") == "library");
  CHECK(type_of("scripts = {thing = 'x:y'}") == "cli");
  CHECK(type_of("scripts = {thing = 'x:y'}\nclassifiers = ['Framework :: X']") == "library");
  CHECK(type_of("scripts = {thing = 'x:y'}\ndependencies = ['click']\nclassifiers = ['Topic :: Software "
                "Development :: Libraries']") == "library");
  CHECK(type_of("scripts = {thing = 'x:y'}\nclassifiers = ['Environment :: Console']") == "cli");
  CHECK(type_of("", {"manage.py"}) == "service");
}

TEST_CASE("Settings of linters are no component; uv workspaces are", "[infer]") {
  InferRepository repository;
  repository.file("pyproject.toml", "[tool.ruff]\nline-length = 100\n")
      .file("setup.cfg", "[flake8]\nmax-line-length = 100\n");
  CHECK(repository.infer().entities.empty());

  InferRepository uv("tools");
  uv.file("pyproject.toml", "[tool.uv.workspace]\nmembers = ['packages/*']\nexclude = ['packages/x']\n")
      .file("packages/a/pyproject.toml", "[project]\nname = 'a'\nversion = '1.0'\n")
      .file("packages/x/pyproject.toml", "[project]\nname = 'x'\nversion = '1.0'\n")
      .file("lab/pyproject.toml", "[project]\nname = 'lab'\nversion = '1.0'\n");
  CHECK(shapes(uv.infer()) == Set{"Component:a library production"});
}

TEST_CASE("setup.cfg: metadata, requirements, scripts", "[infer]") {
  InferRepository repository("importer");
  repository.file("setup.cfg", R"([metadata]
name = importer
version = attr: importer.__version__
description = Imports things
; comment
[options]
install_requires =
    requests>=2
    # not this
    attrs
[options.entry_points]
console_scripts =
    importer = importer:main
)");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:importer cli production"});
  const auto& importer = entity(result, "importer");
  CHECK(metadata(importer, "description") == "Imports things");
  CHECK(packages(importer.requires_) == Set{"pypi:requests@8", "pypi:attrs@10"});
}
