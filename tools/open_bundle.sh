#!/bin/sh
# Opens and checks a bundle with stock tools alone: unzip, minisign, sha256sum, age.
#
#   open_bundle.sh BUNDLE SIGNING_KEY FOLDER [AGE_KEY_FILE]
#
# SIGNING_KEY is the sender's public key as `minisign -P` takes it, from a source you
# trust: the stamped key sheet, or the city's list of keys. AGE_KEY_FILE holds the
# receiver's secret key and is needed only where the payload is encrypted.
set -eu

if [ "$#" -lt 3 ]; then
    sed -n '2,8p' "$0" >&2
    exit 2
fi
bundle=$1 key=$2 folder=$3 secret=${4:-}
if [ -e "$folder" ]; then
    echo "$folder is there already" >&2
    exit 2
fi

say() { printf '%-12s %s\n' "$1" "$2"; }

unzip -tq "$bundle" >/dev/null
unzip -q "$bundle" -d "$folder"
say container "three members, sums agree"

minisign -VQm "$folder/envelope.json" -P "$key" >"$folder/comment.txt"
say signature "$(cat "$folder/comment.txt")"

payload=$folder/payload.zip
[ -e "$folder/payload.zip.age" ] && payload=$folder/payload.zip.age
said=$(sed 's/.*"payload":{[^}]*"sha256":"sha256:\([0-9a-f]*\)".*/\1/' "$folder/envelope.json")
echo "$said  $payload" | sha256sum -c --quiet -
say payload "as signed"

if [ "$payload" != "$folder/payload.zip" ]; then
    if [ -z "$secret" ]; then
        say encrypted "no key was given: this is as far as it goes"
        exit 0
    fi
    age -d -i "$secret" -o "$folder/payload.zip" "$payload"
    say decrypted "with $secret"
fi

mkdir "$folder/inside"
unzip -q "$folder/payload.zip" -d "$folder/inside"
said=$(sed 's/.*"manifest":{[^}]*"sha256":"sha256:\([0-9a-f]*\)".*/\1/' "$folder/envelope.json")
echo "$said  $folder/inside/datapackage.json" | sha256sum -c --quiet -
say manifest "as signed"

# Every file is listed with its path, then its digest.
sed -n 's/^ *"path": "\(.*\)",$/\1/p; s/^ *"hash": "sha256:\(.*\)",\{0,1\}$/\1/p' \
    "$folder/inside/datapackage.json" | while read -r path && read -r hash; do
    echo "$hash  $folder/inside/$path" | sha256sum -c --quiet -
done
say files "as listed; data/*.csv are the tables"
