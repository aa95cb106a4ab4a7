# VERSION and LANGUAGE: what they may be, and the name of the medium that they lead to.

# parseVersion KEY: sets versionId, versionTitle, versionEdition, minimumMiB and minimumGiB.
parseVersion() {
  local key=${1,,} row
  key=${key// /}
  key=${key#windows}
  row=$(awk -F ' *[|] *' -v key="$key" '!/^#/ && index(" " $1 " ", " " key " ") { print; exit }' /run/versions.txt)
  [ -n "$row" ] || return 1
  IFS='|' read -r _ versionId versionTitle versionEdition minimumMiB minimumGiB < <(sed 's/ *| */|/g' <<< "$row")
}

# parseLanguage VALUE: sets languageCode, empty for English, and languageName.
parseLanguage() {
  local value=${1,,} row
  value=${value//_/-}
  row=$(awk -F '[|]' -v value="$value" '{ n = split($1, names, ","); for (i = 1; i <= n; i++) if (names[i] == value) { print; exit } }' /run/languages.txt)
  [ -n "$row" ] || return 1
  IFS='|' read -r _ languageCode languageName <<< "$row"
}

customMedium() {
  local file
  for file in /custom.iso /boot.iso; do
    [ -d "$file" ] && fail 64 "The bind $file maps to a file that does not exist!"
    if [ -f "$file" ]; then
      echo "$file"
      return
    fi
  done
  if [[ ${VERSION:-} != */* && -f /storage/${VERSION:-none} ]]; then echo "/storage/$VERSION"; fi
}

checkBootMode() {
  case ${BOOT_MODE:-windows} in
    windows | windows_plain | windows_secure | windows_legacy) ;;
    *) fail 33 "Unknown BOOT_MODE, value \"$BOOT_MODE\" is not recognized!" ;;
  esac
}

# Sets mediumName: the identity of what gets installed.
chooseVersion() {
  page "Starting Windows..."
  local version=${VERSION:-11}
  version=${version//[\"\']/}
  medium=$(customMedium) || exit $?
  if ! parseLanguage "${LANGUAGE:-en}"; then
    fail 62 "Invalid LANGUAGE specified, value \"$LANGUAGE\" is not recognized!"
  fi
  if [ -n "$medium" ]; then
    versionId=custom versionTitle=Windows versionEdition=Windows minimumMiB=130 minimumGiB=1
    mediumName="windows.$(stat -Lc %s "$medium").iso"
  elif [[ ${version,,} == http://* || ${version,,} == https://* ]]; then
    versionId=custom versionTitle=Windows versionEdition=Windows minimumMiB=130 minimumGiB=1
    mediumName=${version##*/}
  else
    parseVersion "$version" || fail 58 "Invalid VERSION specified, value \"$version\" is not recognized!"
    mediumName="$versionId${languageCode:+_$languageCode}.iso"
  fi
  checkVersionMemory "$versionTitle" "$minimumMiB"
  checkBootMode
  playFailure secure-boot
  playFailure arm
}
