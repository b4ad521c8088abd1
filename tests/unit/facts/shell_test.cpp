#include <catch2/catch.hpp>

#include "facts/shell/downloads.hpp"

using namespace bs::facts;

namespace {

/// The calls of a script, "a b>f|" each: words, what is written, a pipe.
std::string calls(std::string_view text) {
  const shell::Script script = shell::parse(text);
  if (script.fault) return fmt::format("fault {}: {}", script.fault->offset, script.fault->message);
  std::string out;
  for (const shell::Call& call : script.calls) {
    if (call.words.empty()) continue;
    for (const shell::Word& word : call.words) out += word.source + " ";
    for (const std::string& file : call.writes) out += ">" + file;
    out += call.piped_to ? "|\n" : "\n";
  }
  return out;
}

std::string found(std::string_view text) {
  std::set<std::string> fetched;
  const Downloads downloads = find_downloads(text, fetched);
  std::string out;
  for (const Download& one : downloads.found)
    out += fmt::format("{} {} {}: {}\n", one.offset, one.kind, one.pinned ? "pinned" : "open", one.source);
  for (const shell::Fault& fault : downloads.faults)
    out += fmt::format("fault {}: {}\n", fault.offset, fault.message);
  return out;
}

}  // namespace

TEST_CASE("commands wherever they stand", "[facts]") {
  CHECK(calls("a b; c && d\n# e\nf # g") == "a b \nc \nd \nf \n");
  CHECK(calls("a \\\n  b") == "a b \n");
  CHECK(calls("if a; then b; elif c; then d; else e; fi") == "a \nb \nc \nd \ne \n");
  CHECK(calls("for x in 1 2; do a $x; done; while b; do c; done") == "a $x \nb \nc \n");
  CHECK(calls("for ((i=0;i<3;i++)); do a; done; (( x > 1 )) && b") == "a \nb \n");
  CHECK(calls("case $1 in a|b) c ;; (*) d; e ;; esac") == "c \nd \ne \n");
  CHECK(calls("f() { a; }\nfunction g { b; }\n(c)\n{ d; }") == "a \nb \nc \nd \n");
  CHECK(calls("[[ $a =~ ^(x|y)$ && -n b ]] && c") == "c \n");
  CHECK(calls("A=1 B=$(a b) c; D=`d`; E=(x y); export F=$(g)") == "c \na b \nd \ng \n");
  CHECK(calls("a \"$(b 'c d')\" ${x:-$(e)} $(( $(f) + 1 ))") ==
        "a \"$(b 'c d')\" ${x:-$(e)} $(( $(f) + 1 )) \nb 'c d' \ne \nf \n");
  CHECK(calls("time a; ! b; c & d") == "a \nb \nc \nd \n");
}

TEST_CASE("redirections, here-documents and pipes", "[facts]") {
  CHECK(calls("a > f 2>&1 >> g 2> h; b &> i") == "a >f>h\nb \n");
  CHECK(calls("a <<EOF | b\n$(c)\nEOF\nd") == "a |\nb \nc \nd \n");
  CHECK(calls("a <<'EOF'\n$(c)\nEOF\nd <<-X\n\tx\n\tX\ne") == "a \nd \ne \n");
  CHECK(calls("a <<< \"b\" | c | d") == "a |\nc \nd \n");
  CHECK(calls("a | { b; }") == "a \nb \n");
  CHECK(calls("a <(b c) >(d)") == "a <(b c) >(d) \nb c \nd \n");
}

TEST_CASE("what is no script is a fault with its place", "[facts]") {
  CHECK(calls("a\nfi\n") == "fault 2: unexpected fi");
  CHECK(calls("if a; b") == "fault 7: then is missing");
  CHECK(calls("a 'b") == "fault 2: a quote is never closed");
  CHECK(calls("a \"b") == "fault 2: a quote is never closed");
  CHECK(calls("print(\"x\")") == "fault 5: a command holds only words and redirections, not (");
  CHECK(calls("a <<EOF\nb") == "fault 2: the here-document EOF has no end");
  CHECK(calls("a )") == "fault 2: unexpected )");
  CHECK(calls("a && ") == "fault 5: a command is missing");
  CHECK(calls("${a") == "fault 2: an expansion ${ is never closed");
}

TEST_CASE("hostile scripts end", "[facts]") {
  const std::string deep(100'000, '(');
  CHECK(calls(deep).starts_with("fault "));
  std::string nested;
  for (int i = 0; i < 50'000; ++i) nested += "$(";
  CHECK(calls("a " + nested).starts_with("fault "));
  std::string pipes = "a";
  for (int i = 0; i < 100'000; ++i) pipes += "|a";
  CHECK(calls(pipes).size() > 200'000);
  std::string quotes;
  for (int i = 0; i < 200'000; ++i) quotes += "${'";
  CHECK(calls(quotes).starts_with("fault "));
  std::string fetching;
  for (int i = 0; i < 40'000; ++i) fetching += fmt::format("wget http://x/{}\n", i);
  CHECK(found(fetching + "sh 39999\n").ends_with(" download-then-run open: sh 39999\n"));
  CHECK(calls(std::string("a\0b", 3)) == std::string("a\0b \n", 5));
  CHECK(calls("").empty());
}

TEST_CASE("what is fetched and run", "[facts]") {
  CHECK(found("curl x | bash") == "0 download-then-run open: curl x | bash\n");
  CHECK(found("curl x | tee y | bash").empty());
  CHECK(found("a; sudo bash -c 'curl x | sh'") == "17 download-then-run open: curl x | sh\n");
  CHECK(found("bash <(curl x)") == "0 download-then-run open: bash <(curl x)\n");
  CHECK(found("curl x > /tmp/f\nchmod +x /tmp/f\n/tmp//f") == "32 download-then-run open: /tmp//f\n");
  CHECK(found("wget https://x.org/a/b.sh?c=d && sh b.sh") == "33 download-then-run open: sh b.sh\n");
  CHECK(found("curl -o x y && tar xf x").empty());
  CHECK(found("curl x | \\\n  jq .").empty());
  CHECK(found("echo 'curl x | bash'").empty());
}

TEST_CASE("what is installed", "[facts]") {
  CHECK(found("pip install a==1; pip install --require-hashes -r r.txt") ==
        "0 pip open: pip install a==1\n18 pip pinned: pip install --require-hashes -r r.txt\n");
  CHECK(found("npm ci\nnpm install x\nnpm test") == "0 npm pinned: npm ci\n7 npm open: npm install x\n");
  CHECK(found("go install example.com/a/b@v1.2.3; go get example.com/a/b; go install ./cmd/x") ==
        "0 go pinned: go install example.com/a/b@v1.2.3\n35 go open: go get example.com/a/b\n"
        "59 go pinned: go install ./cmd/x\n");
  CHECK(found("pip install $X") == "0 pip open: pip install $X\n");
  CHECK(found("pip list; npm run build; go build ./...").empty());
  CHECK(found("if") == "fault 2: then is missing\n");
}

TEST_CASE("scripts by name and first line", "[facts]") {
  CHECK(is_shell_script("a.sh", ""));
  CHECK(is_shell_script("a", "#!/usr/bin/env bash\n"));
  CHECK(is_shell_script("a", "#!/bin/sh -e\r\n"));
  CHECK_FALSE(is_shell_script("a.sh", "#!/usr/bin/awk -f\n"));
  CHECK_FALSE(is_shell_script("a", "sh\n"));
}
