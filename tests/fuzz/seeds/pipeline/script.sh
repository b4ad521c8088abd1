#!/bin/bash
set -e; A=$(b `c` "${d:-$(e)}") f <<EOF | sh -c "curl x | bash"
$(g)
EOF
if [[ $x =~ ^(a|b)$ ]]; then pip install a; elif ! x; then wget http://y/z && ./z; fi
case $1 in (a|b) npm i ;; *) go get x.y/z@v1 ;; esac
for i in 1 2; do bash <(curl x) > f; done; h() { x; }; (( i++ )) || y &
