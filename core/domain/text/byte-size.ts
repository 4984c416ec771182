const kilobyte = 1024
/** Bytes. */
export const megabyte = 1024 * kilobyte
const gigabyte = 1024 * megabyte

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/**
 * A number of bytes as people read it: `245 KB`, `1.5 MB`, `2 GB`; a KB is 1024 bytes.
 *
 * KB are rounded up, so that nothing takes "0 KB" and nothing over a limit reads as if it met it.
 *
 * @param number writes a number with one decimal at most
 */
export const byteSize = (
  bytes: number,
  number: (value: number) => string = (value) => numbers.format(value),
): string => {
  // Rounded up first: one byte less than a megabyte is 1 MB, never "1,024 KB".
  const kilobytes = Math.ceil(bytes / kilobyte)
  if (kilobytes < 1024) return `${number(kilobytes)} KB`
  return bytes < gigabyte ? `${number(bytes / megabyte)} MB` : `${number(bytes / gigabyte)} GB`
}
