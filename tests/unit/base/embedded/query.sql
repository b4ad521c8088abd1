-- Text with what CMake and C++ read in their own way: ; [x] ]] ${VAR} $<1:x> @VAR@ \ " ' ??/ %d #if 0
SELECT ';', "a;b" FROM t WHERE x = '\n' AND y LIKE 'é%'; -- the end, without a newline