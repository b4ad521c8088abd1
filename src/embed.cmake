# Writes OUT: the bytes of FILES (paths shown relative to ROOT) as an array of {name, text}.
# Called by bs_embed() in the root CMakeLists.txt. Bytes are emitted one by one, since string literals
# have a length limit and escapes of their own; each file's at once, since CMake copies a string that grows.
set(table "")
set(n 0)
file(WRITE "${OUT}" "#include \"bs/base/embedded.hpp\"\n\nnamespace bs::embedded {\nnamespace {\n\n")
foreach(file IN LISTS FILES)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  file(APPEND "${OUT}" "const char k_text_${n}[] = {${bytes}'\\0'};\n")
  file(RELATIVE_PATH name "${ROOT}" "${file}")
  string(APPEND table "    {\"${name}\", {k_text_${n}, sizeof k_text_${n} - 1}},\n")
  math(EXPR n "${n} + 1")
endforeach()
if(n EQUAL 0)
  set(value "{}")
else()
  file(APPEND "${OUT}" "\nconst File k_files[] = {\n${table}};\n")
  set(value "{k_files, ${n}}")
endif()
file(APPEND "${OUT}" "\n}  // namespace\n
extern const Files ${VARIABLE};
const Files ${VARIABLE}${value};\n\n}  // namespace bs::embedded\n")
