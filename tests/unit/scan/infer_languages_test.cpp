#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("CMakeLists.txt: the topmost project, programs and libraries", "[infer]") {
  InferRepository repository("engine");
  repository
      .file("CMakeLists.txt", R"(cmake_minimum_required(VERSION 3.20)
# project(commented)
project(Engine VERSION 2.1
        DESCRIPTION "Runs things" LANGUAGES CXX)
add_subdirectory(src)
)")
      .file("src/CMakeLists.txt", "add_executable(engine main.cpp)\n")
      .file("lib/CMakeLists.txt", "project(Inner)\nadd_library(inner)\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:engine cli production"});  // the repository's spelling
  CHECK(metadata(entity(result, "engine"), "description") == "Runs things");
  CHECK(entity(result, "engine").mark == Mark{3, 9});

  InferRepository library("z");
  library.file("CMakeLists.txt", "project(zlib C)\nadd_library(zlib a.c)\nadd_executable(zlib_test t.c)\n");
  CHECK(shapes(library.infer()) == Set{"Component:zlib library production"});
  InferRepository parts("parts");
  parts.file("a/CMakeLists.txt", "add_library(a)\n").file("b/CMakeLists.txt", "project(${NAME})\n");
  CHECK(shapes(parts.infer()) == Set{"Component:b library production"});
}

TEST_CASE("Shells of mobile apps are no components", "[infer]") {
  InferRepository repository("app");
  repository
      .file("client/package.json",
            R"({"name": "client-app", "private": true, "dependencies": {"react-native": "0.7"}})")
      .file("client/android/build.gradle", "apply plugin: 'com.android.application'\n")
      .file("client/android/src/A.java")
      .file("flutter/pubspec.yaml")
      .file("flutter/windows/CMakeLists.txt", "project(runner)\n");
  CHECK(shapes(repository.infer()) == Set{"Component:client-app mobile-app production"});
}

TEST_CASE("csproj: SDKs, tests, references", "[infer]") {
  InferRepository repository("shop");
  repository
      .file("src/Basket.API/Basket.API.csproj", R"(<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><Description>Holds baskets</Description><PackageId>Acme.Basket</PackageId></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Npgsql" Version="8" />
    <ProjectReference Include="..\EventBus\EventBus.csproj" />
  </ItemGroup>
</Project>)")
      .file("src/EventBus/EventBus.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup/></Project>")
      .file("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>")
      .file("src/Web/Pages/Index.cshtml")
      .file("src/Import/Import.csproj",
            "<Project "
            "Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>")
      .file("src/Checks/Checks.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference "
            "Include=\"xunit\"/></ItemGroup></Project>")
      .file("src/Shop.AppHost/Shop.AppHost.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:Basket.API service production",
                              "Component:EventBus library production",
                              "Component:shop-Web website production", "Component:Import cli production"});
  const auto& basket = entity(result, "Basket.API");
  CHECK(packages(basket.provides) == Set{"nuget:Acme.Basket@1", "nuget:Basket.API@1"});
  CHECK(packages(basket.requires_) == Set{"nuget:Npgsql@4", "nuget:EventBus@5"});
  CHECK(metadata(basket, "description") == "Holds baskets");
}

TEST_CASE("composer.json: vendor, platform requirements, abandoned", "[infer]") {
  InferRepository repository("console");
  repository
      .file("composer.json", R"({"name": "acme/console", "type": "library", "description": "Eases commands",
 "require": {"php": ">=8", "ext-json": "*", "symfony/string": "^6"}, "replace": {"acme/io": "self.version"}, "abandoned": "acme/new"})")
      .file("src/Io/composer.json", R"({"name": "acme/io", "require": {"php": "8"}})");
  const auto result = repository.infer();
  CHECK(shapes(result) ==
        Set{"Component:console library deprecated", "Component:acme-io library production"});
  CHECK(packages(entity(result, "console").requires_) == Set{"composer:symfony/string@2"});
  CHECK(packages(entity(result, "console").provides) == Set{"composer:acme/console@1", "composer:acme/io@2"});

  InferRepository site("portal");
  site.file("composer.json",
            R"({"name": "acme/portal", "type": "project", "require": {"laravel/framework": "^11"}})");
  CHECK(shapes(site.infer()) == Set{"Component:portal service production"});
}

TEST_CASE("gemspec and Gemfile", "[infer]") {
  InferRepository repository("ledger");
  repository
      .file("ledger.gemspec", R"(Gem::Specification.new do |s|
  s.name = "ledger"
  s.version = Ledger::VERSION
  s.summary = %q{Keeps books}
  # s.add_dependency "no"
  s.add_dependency "money", "~> 6"
  s.add_development_dependency("rspec")
end
)")
      .file("lib/ledger/version.rb", "module Ledger\n  VERSION = \"0.4.0\"\nend\n")
      .file("Gemfile", "gemspec\ngem 'rake'\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:ledger library experimental"});
  CHECK(metadata(entity(result, "ledger"), "description") == "Keeps books");
  CHECK(packages(entity(result, "ledger").requires_) == Set{"gem:money@6"});

  InferRepository rails("portal");
  rails.file("Gemfile", "source 'x'\ngem 'rails'\n  gem(\"pg\")\n").file("config.ru");
  const auto served = rails.infer();
  CHECK(shapes(served) == Set{"Component:portal service production"});
  CHECK(packages(entity(served, "portal").requires_) == Set{"gem:rails@2", "gem:pg@3"});
  InferRepository fastlane("app");
  fastlane.file("Gemfile", "gem 'fastlane'\n");
  CHECK(fastlane.infer().entities.empty());
}

TEST_CASE("mix.exs: applications, umbrellas", "[infer]") {
  InferRepository repository("pay");
  repository.file("mix.exs", R"(defmodule Pay.MixProject do
  @version "0.9.0"
  def project do
    [app: :pay, version: @version, description: "Takes money", deps: deps()]
  end
  def application, do: [mod: {Pay.Application, []}]
  defp deps do
    [{:phoenix, "~> 1.7"}, {:ecto, "~> 3.0"}, {:ex_doc, "~> 0.3", only: :docs}]
  end
end
)");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:pay service production"});
  CHECK(packages(entity(result, "pay").requires_) == Set{"hex:phoenix@8", "hex:ecto@8"});
  InferRepository umbrella("shop");
  umbrella.file("mix.exs", "[apps_path: \"apps\"]")
      .file("apps/cart/mix.exs", "[app: :cart, package: []]")
      .file("x/mix.exs", "[app: :x]");
  CHECK(shapes(umbrella.infer()) == Set{"Component:cart library production"});
}

TEST_CASE("One component a folder: manifests merged, the language decides who leads", "[infer]") {
  InferRepository repository("flask-ui");
  repository
      .file(
          "package.json",
          R"({"name": "frontend-assets", "version": "3.0.0", "main": "x", "dependencies": {"jquery": "3"}})")
      .file("pyproject.toml", "[project]\nname = 'flask-ui'\nversion = '0.5'\ndescription = 'Shows things'\n")
      .language("", "Python");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:flask-ui library experimental"});
  const auto& component = entity(result, "flask-ui");
  CHECK(component.path == "pyproject.toml");
  CHECK(component.entity.document.find("metadata")->find("annotations")->string_or("bs/inferred-from") ==
        "pyproject.toml, package.json");
  CHECK(packages(component.provides) == Set{"pypi:flask-ui@2", "npm:frontend-assets@1"});
  CHECK(*component.entity.document.find("metadata")->find("tags") ==
        data::Value(data::Array{"python", "javascript"}));
}
