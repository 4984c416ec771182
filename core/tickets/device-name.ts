/** Prefixes of things that are written like host names and aren't: updates, orders, standards, error codes. */
const notDevices =
  /^(?:KB|PO|CVE|ISO|INV|RFC|PR|UTF|SHA|TLS|HTTP|RE|SO|SN|REQ|INC|CASE|ID|SKU|ART|NR|NO|VND|WIN|X|COVID|USB|HDMI|CAT|P|Q|RG|MS|EN|DIN|UTC|GMT|WPA|VLAN)-/iu
const hostName = /(?<![\w.\\/-])[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,10}){1,3}(?![\w\\/-]|\.\w)/gu
/** The longest name that Windows gives a computer. */
const longestHostName = 15

/**
 * The one host name in a text: capitals and digits in parts with hyphens, such as `EHT-L-118`.
 *
 * Null if there are several, because any of them could be the one that's broken, or if it could be anything else.
 */
export const deviceIn = (text: string): string | null => {
  const found = new Set(
    [...text.matchAll(hostName)]
      .map(([name]) => name)
      .filter(
        (name) =>
          name.length >= 5 && name.length <= longestHostName && /\d/u.test(name) && !notDevices.test(name),
      )
      // 4F2A-99 and A-1 are codes: a device's name begins with letters that say whose or what it is.
      .filter((name) => /^[A-Z]{2,}/u.test(name)),
  )
  return found.size === 1 ? ([...found][0] ?? null) : null
}
