#include <catch2/catch.hpp>

#include "bs/git/repository.hpp"

using bs::git::normalise_url;
using bs::git::web_url;

namespace {

struct Case {
  const char* given;
  const char* expected;
};

constexpr Case k_same[] = {
    // every way to write one repository
    {"git@github.com:Acme/Pay.git", "github.com/Acme/Pay"},
    {"github.com:Acme/Pay", "github.com/Acme/Pay"},
    {"git@github.com:/Acme/Pay.git/", "github.com/Acme/Pay"},
    {"https://github.com/Acme/Pay", "github.com/Acme/Pay"},
    {"https://GitHub.COM/Acme/Pay.git", "github.com/Acme/Pay"},
    {"HTTPS://github.com/Acme/Pay.git/", "github.com/Acme/Pay"},
    {"https://github.com:443/Acme/Pay.git", "github.com/Acme/Pay"},
    {"http://github.com:80//Acme//Pay/", "github.com/Acme/Pay"},
    {"ssh://git@github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"ssh://git@github.com:22/Acme/Pay.git", "github.com/Acme/Pay"},
    {"ssh://git@ssh.github.com:443/Acme/Pay.git", "github.com/Acme/Pay"},
    {"git+ssh://git@github.com/Acme/Pay", "github.com/Acme/Pay"},
    {"git://github.com:9418/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://github.com./Acme/Pay", "github.com/Acme/Pay"},
    {"  https://github.com/Acme/Pay \n", "github.com/Acme/Pay"},
    {"[git@github.com:22]:Acme/Pay.git", "github.com/Acme/Pay"},
    {"foo::https://github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://github.com/Acme%2DTwo/Pay%20x", "github.com/Acme-Two/Pay x"},
    {"https://github.com/a%2Fb/c%00", "github.com/a%2Fb/c%00"},
    // credentials and what may hide some
    {"https://ann:secret@github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://ghp_token@github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://ann:se@cret@github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://ann:se/cret@github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://ann:se#cr?et@github.com/Acme/Pay.git", "github.com/Acme/Pay"},
    {"https://github.com/Acme/Pay.git?access_token=secret", "github.com/Acme/Pay"},
    {"https://github.com/Acme/Pay#secret", "github.com/Acme/Pay"},
    {"ann:secret@github.com:Acme/Pay.git", "github.com/Acme/Pay"},
    // other ports, addresses, depths
    {"https://git.acme.dev:8443/team/sub/pay.git", "git.acme.dev:8443/team/sub/pay"},
    {"ssh://git@git.acme.dev:7999/team/pay.git", "git.acme.dev:7999/team/pay"},
    {"ssh://git@[2001:DB8::1]:2222/pay.git", "[2001:db8::1]:2222/pay"},
    {"git@[2001:db8::1]:pay.git", "[2001:db8::1]/pay"},
    {"https://git.acme.dev:port/pay", "git.acme.dev/pay"},
    {"https://git.acme.dev", "git.acme.dev"},
    {"git@acme.dev:~ann/pay.git", "acme.dev/~ann/pay"},
    {"host:.git", "host/.git"},
    // paths of this machine
    {"/srv/x.git", "/srv/x"},
    {"/srv/x/.git", "/srv/x"},
    {"/srv//x/", "/srv/x"},
    {"file:///srv/x.git", "/srv/x"},
    {"file://localhost/srv/x%20y.git", "/srv/x y"},
    {"../x.git", "../x"},
    {"./a:b", "./a:b"},
    {"C:/src/x.git", "C:/src/x"},
    {"/", "/"},
    {"", ""},
};

}  // namespace

TEST_CASE("normalise_url: one form for every way to write a URL") {
  for (const Case& c : k_same) {
    INFO(c.given);
    CHECK(normalise_url(c.given) == c.expected);
  }
}

TEST_CASE("normalise_url: what a helper's address holds is not shown") {
  const std::string one = normalise_url("ext::ssh -i key ann:secret@host %S");
  CHECK(one.starts_with("ext/"));
  CHECK(one.find("secret") == std::string::npos);
  CHECK(one != normalise_url("ext::ssh -i key ann:other@host %S"));
}

TEST_CASE("web_url: the page of a folder at a branch") {
  const auto page = [](std::string_view url, std::string_view branch, std::string_view folder) {
    return web_url(url, branch, folder).value_or("none");
  };
  CHECK(page("git@github.com:acme/risk.git", "main", "fraud") ==
        "https://github.com/acme/risk/tree/main/fraud");
  CHECK(page("https://ann:secret@github.com/acme/risk", "main", "") ==
        "https://github.com/acme/risk/tree/main");
  CHECK(page("ssh://git@github.acme.dev:2222/acme/risk", "a/b", "x/y") ==
        "https://github.acme.dev/acme/risk/tree/a/b/x/y");
  CHECK(page("https://gitlab.com/a/b/c.git", "main", "x") == "https://gitlab.com/a/b/c/-/tree/main/x");
  CHECK(page("https://gitlab.acme.dev:8443/a/b", "main", "") ==
        "https://gitlab.acme.dev:8443/a/b/-/tree/main");
  CHECK(page("http://gitea.acme.dev:3000/a/b", "main", "x") ==
        "http://gitea.acme.dev:3000/a/b/src/branch/main/x");
  CHECK(page("git@codeberg.org:a/b.git", "main", "x") == "https://codeberg.org/a/b/src/branch/main/x");
  CHECK(page("git@bitbucket.org:a/b.git", "main", "x") == "https://bitbucket.org/a/b/src/main/x");
  CHECK(page("git@github.com:a/b.git", "fix#1 %", "x y/\xC3\xA9?") ==
        "https://github.com/a/b/tree/fix%231%20%25/x%20y/%C3%A9%3F");
  CHECK(page("git@git.acme.dev:a/b.git", "main", "x") == "none");
  CHECK(page("git@github.com:b.git", "main", "x") == "none");
  CHECK(page("/srv/github.com/a/b", "main", "x") == "none");
  CHECK(page("", "main", "x") == "none");
}
