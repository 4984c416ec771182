const kibibyte = 1024
const mebibyte = 1024 * kibibyte
const gibibyte = 1024 * mebibyte

const units = {
  KB: new Intl.NumberFormat('en', { maximumFractionDigits: 0 }),
  MB: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
}

/**
 * A number of bytes as people read it: `245 KB`, `1.5 MB`, `2 GB`; a KB is 1024 bytes.
 *
 * KB are rounded up, so that nothing takes "0 KB" and nothing over a limit reads as if it met it.
 */
export const byteSize = (bytes: number): string => {
  // Rounded up first: one byte less than a megabyte is 1 MB, never "1,024 KB".
  const kilobytes = Math.ceil(bytes / kibibyte)
  if (kilobytes < 1024) return `${units.KB.format(kilobytes)} KB`
  const megabytes = units.MB.format(bytes / mebibyte)
  return bytes < gibibyte ? `${megabytes} MB` : `${units.MB.format(bytes / gibibyte)} GB`
}
