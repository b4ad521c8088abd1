#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("pom.xml: modules, inherited group, properties", "[infer]") {
  InferRepository repository("payments");
  repository
      .file("pom.xml", R"(<project>
  <groupId>com.acme</groupId><artifactId>parent</artifactId><version>1.0</version><packaging>pom</packaging>
  <modules><module>ledger</module><module>payouts/pom.xml</module></modules>
  <profiles><profile><modules><module>extra</module></modules></profile></profiles>
</project>)")
      .file("ledger/pom.xml", R"(<project>
  <parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>1.0</version></parent>
  <artifactId>ledger</artifactId>
  <description>Double-entry bookkeeping</description>
  <dependencies>
    <dependency><groupId>${project.groupId}</groupId><artifactId>payouts</artifactId></dependency>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><scope>test</scope></dependency>
    <dependency><groupId>${other}</groupId><artifactId>x</artifactId></dependency>
  </dependencies>
  <build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>
</project>)")
      .file("payouts/pom.xml",
            "<project><parent><groupId>com.acme</groupId></parent><artifactId>payouts</artifactId>"
            "<description>Demo project for Spring Boot</description></project>")
      .file("extra/pom.xml", "<project><artifactId>extra</artifactId></project>")
      .file("stray/pom.xml", "<project><artifactId>stray</artifactId></project>");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:ledger service production", "Component:payouts library production",
                              "Component:extra library production"});
  const auto& ledger = entity(result, "ledger");
  CHECK(metadata(ledger, "description") == "Double-entry bookkeeping");
  CHECK(packages(ledger.provides) == Set{"maven:com.acme:ledger@3"});
  CHECK(packages(ledger.requires_) ==
        Set{"maven:com.acme:payouts@6", "maven:org.springframework.boot:spring-boot-starter-web@7"});
  CHECK(metadata(entity(result, "payouts"), "description").empty());
}

TEST_CASE("pom.xml: Spring's settings tell an application from a starter", "[infer]") {
  constexpr std::string_view k_pom =
      "<project><groupId>a</groupId><artifactId>visits</"
      "artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId>"
      "<artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>";
  InferRepository service("visits");
  service.file("pom.xml", k_pom).file("src/main/resources/application.yml");
  CHECK(shapes(service.infer()) == Set{"Component:visits service production"});
  InferRepository starter("visits");
  starter.file("pom.xml", k_pom);
  CHECK(shapes(starter.infer()) == Set{"Component:visits library production"});
}

TEST_CASE("build.gradle: modules of settings.gradle, packages, types", "[infer]") {
  InferRepository repository("shop");
  repository
      .file("settings.gradle", R"(rootProject.name = 'acme-shop'
// include 'not-this'
include 'api'
include 'cart', ':web:store',
        'tools'
project(':tools').projectDir = file('build/tools')
)")
      .file("build.gradle", "allprojects {\n  group = 'com.acme'\n}\n")
      .file("api/build.gradle", "plugins { id 'java-library' }\ndescription = 'What others call'\n")
      .file("api/src/A.java")
      .file("cart/build.gradle.kts", R"(plugins {
    id("org.springframework.boot") version "3.2.0"
    id("com.android.application") apply false
}
dependencies {
    implementation(project(":api"))
    implementation("org.postgresql:postgresql:42.7")
    testImplementation("junit:junit:4")
}
)")
      .file("cart/src/A.kt")
      .file("web/store/build.gradle", "apply plugin: 'application'\n")
      .file("web/store/src/A.java")
      .file("build/tools/src/A.java")
      .file("stray/build.gradle", "apply plugin: 'java'\n")
      .file("stray/src/A.java");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:shop-api library production", "Component:cart service production",
                              "Component:store cli production", "Component:build-tools library production"});
  const auto& cart = entity(result, "cart");
  CHECK(packages(cart.provides) == Set{"gradle:shop/cart@1", "maven:com.acme:cart@1"});
  CHECK(packages(cart.requires_) == Set{"gradle:shop/api@6", "maven:org.postgresql:postgresql@7"});
  CHECK(metadata(entity(result, "shop-api"), "description") == "What others call");
  CHECK(entity(result, "build-tools").path == "settings.gradle");
}

TEST_CASE("settings.gradle that computes its modules opens the workspace", "[infer]") {
  InferRepository repository("shop");
  repository.file("settings.gradle", "file('modules').eachDir { dir ->\n  include dir.name\n}\n")
      .file("modules/ledger/build.gradle", "apply plugin: 'java'\n")
      .file("modules/ledger/src/A.java");
  CHECK(shapes(repository.infer()) == Set{"Component:ledger library production"});
}

TEST_CASE("A Gradle build of one module takes the root's name", "[infer]") {
  InferRepository repository("tour-api-java");
  repository.file("settings.gradle", "rootProject.name = 'tour-of-heroes'\n")
      .file("build.gradle", "plugins {\n  id 'org.springframework.boot' version '3'\n}\n")
      .file("src/main/java/A.java");
  CHECK(shapes(repository.infer()) == Set{"Component:tour-of-heroes service production"});
  InferRepository platform("bom");
  platform.file("build.gradle", "plugins {\n  id 'java-platform'\n}\ndependencies { api 'a:b:1' }\n");
  CHECK(platform.infer().entities.empty());
}
