#include "facts/secrets.hpp"

#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;
using bs::facts::find_secrets;

namespace {

// No secret stands in this file: what looks like one is put together here.
std::string base64(const std::string& bytes) {
  constexpr std::string_view k_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += i + k > bytes.size() ? '=' : k_digits[bits >> (18 - 6 * k) & 63];
  }
  return text;
}

/// A sequence of DER of 3 + `size` bytes.
std::string key_bytes(std::size_t size = 150) {
  std::string bytes = "\x30\x81";
  bytes += static_cast<char>(size);
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * 37 + 5);
  return bytes;
}

std::string pem(std::string_view label, const std::string& bytes, std::string_view newline = "\n") {
  const std::string text = base64(bytes);
  std::string out = fmt::format("-----BEGIN {}PRIVATE KEY-----{}", label, newline);
  for (std::size_t i = 0; i < text.size(); i += 64) out += text.substr(i, 64) + std::string(newline);
  return out + fmt::format("-----END {}PRIVATE KEY-----{}", label, newline);
}

const std::string k_random = "q9Zt3LmVx7Ka2RbYw5Nc8PdHs4Jf6GhT";

std::string github_token(std::string_view prefix = "ghp_") {
  // A token that GitHub's documentation of its checksums prints.
  return std::string(prefix) + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17";
}

std::string kinds(std::string_view text) {
  std::string out;
  for (const auto& secret : find_secrets(text)) out += fmt::format("{}@{} ", secret.kind, secret.begin);
  return out;
}

}  // namespace

TEST_CASE("private keys are certain when they are whole", "[facts]") {
  CHECK(kinds(pem("RSA ", key_bytes())) == "private-key@0 ");
  CHECK(kinds(pem("", key_bytes())) == "private-key@0 ");
  CHECK(kinds("x = \"" + pem("EC ", key_bytes(), "\\n") + "\"") == "private-key@5 ");
  CHECK(kinds(pem("RSA ", key_bytes(), "\" +\n  \"")) == "private-key@0 ");
  CHECK(kinds(pem("ENCRYPTED ", key_bytes())).empty());
  CHECK(kinds(pem("RSA ", "no key at all, but long enough to be one, with words")).empty());
  CHECK(kinds(pem("RSA ", key_bytes().substr(0, 120))).empty());  // cut short
  CHECK(kinds("-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA...\n-----END RSA PRIVATE KEY-----").empty());
  CHECK(kinds("-----BEGIN RSA PRIVATE KEY-----").empty());
  CHECK(kinds("-----BEGIN CERTIFICATE-----\n" + base64(key_bytes()) + "\n-----END CERTIFICATE-----").empty());
  const std::string armour = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
  const std::string start("openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none", 31);
  const std::string locked(
      "openssh-key-v1\0\0\0\0\x0a"
      "aes256-ctr",
      29);
  const auto open_ssh = [&](const std::string& bytes) {
    return kinds(armour + base64(bytes + key_bytes()) + "\n-----END OPENSSH PRIVATE KEY-----");
  };
  CHECK(open_ssh(start) == "private-key@0 ");
  CHECK(open_ssh(locked).empty());
}

TEST_CASE("tokens must keep their form and their checksum", "[facts]") {
  CHECK(kinds("token: " + github_token()) == "github-token@7 ");
  CHECK(kinds(github_token("gho_") + "\n" + github_token("ghs_")) == "github-token@0 github-token@41 ");
  CHECK(kinds(github_token("npm_")) == "npm-token@0 ");
  std::string wrong = github_token();
  wrong.back() = '8';
  CHECK(kinds(wrong).empty());
  CHECK(kinds(github_token() + "9").empty());           // goes on
  CHECK(kinds("x" + github_token()).empty());           // began before
  CHECK(kinds("ghp_" + std::string(36, 'x')).empty());  // made up
  CHECK(kinds("glpat-" + k_random.substr(0, 20)) == "gitlab-token@0 ");
  CHECK(kinds("glpat-" + std::string("xxxxxxxxxxxxxxxxxxxx")).empty());
  CHECK(kinds("glpat-EXAMPLE" + k_random.substr(0, 13)).empty());
  CHECK(kinds(std::string("sk_live") + "_" + k_random.substr(0, 24)) == "stripe-key@0 ");
  CHECK(kinds("sk_test_" + k_random.substr(0, 24)).empty());
  CHECK(kinds(std::string("xoxb") + "-270918364512-281930475610-" + k_random.substr(0, 24)) ==
        "slack-token@0 ");
  CHECK(kinds("xoxb-123456789012-123456789012-" + k_random.substr(0, 24)).empty());
  CHECK(kinds("xoxb-not-a-token").empty());
}

TEST_CASE("an AWS key id alone is no secret", "[facts]") {
  const auto id = fmt::format("AKIA{}", "Q3EGWV7LZ5RTN2XB");  // in two pieces, lest it be found in here
  const std::string secret = "aws_secret_access_key = " + k_random + "Qe5/Wr+1";
  CHECK(kinds(id).empty());
  CHECK(kinds(id + "\n" + secret) == "aws-key@0 ");
  CHECK(kinds(id + std::string(1000, '\n') + secret).empty());
  CHECK(kinds("AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .empty());
}

TEST_CASE("what is found says where it stands and hides itself", "[facts]") {
  const Texts files = {
      {"deploy/dev.pem", "\n" + pem("RSA ", key_bytes())}, {"tests/server.pem", pem("RSA ", key_bytes())},
      {"src/server_test.go", pem("RSA ", key_bytes())},    {"docs/tls.md", pem("RSA ", key_bytes())},
      {"node_modules/a/k.pem", pem("RSA ", key_bytes())},  {"tests/token", github_token()}};
  CHECK(findings(files, "secrets") ==
        "deploy/dev.pem:2:1 A private key is in the tree\ntests/token:1:1 A GitHub token is in the tree\n");
  const std::string all = fact(files, "secrets");
  CHECK(all.find("-----BEGIN RSA PRIV… (rest hidden)") != std::string::npos);
  CHECK(all.find("ghp_… (rest hidden)") != std::string::npos);
  CHECK(all.find("zQWBu") == std::string::npos);
  CHECK(all.find(base64(key_bytes()).substr(4, 16)) == std::string::npos);
  for (const auto* why : {"a test or an example, by its path", "an example in prose, by its ending",
                          "copied in from elsewhere, by its path"})
    CHECK(all.find(why) != std::string::npos);
}

TEST_CASE("a megabyte of beginnings of secrets holds none", "[facts]") {
  for (const auto* pattern : {"-----BEGIN RSA PRIVATE KEY-----\n", "AKIAQ3EGWV7LZ5RTN2XB ", "ghp_", "xoxb-",
                              "-----BEGIN PRIVATE KEY-----MII"}) {
    std::string text;
    while (text.size() < bs::facts::k_text_cap) text += pattern;
    CHECK(kinds(text).empty());
  }
}
