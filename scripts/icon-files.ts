/** Sizes and their PNG images. */
type Images = readonly (readonly [size: number, png: Buffer])[]

/** A Windows icon with PNG images of up to 256 pixels: a directory of fixed-size entries, then the images. */
export const encodeIco = (images: Images): Buffer => {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length + images.length * 16
  const entries = images.map(([size, png]) => {
    const entry = Buffer.alloc(16)
    // 256 doesn't fit in a byte and is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...images.map(([, png]) => png)])
}

/** macOS icon types by pixel size. A size that is also the `@2x` of half that size has a type for that as well. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** A macOS icon: chunks of type, length and PNG image after one header. */
export const encodeIcns = (images: Images): Buffer => {
  const chunk = (type: string, content: Buffer): Buffer => {
    const header = Buffer.alloc(8)
    header.write(type, 0, 'latin1')
    header.writeUInt32BE(content.length + 8, 4)
    return Buffer.concat([header, content])
  }
  const chunks = images.flatMap(([size, png]) => (icnsTypes[size] ?? []).map((type) => chunk(type, png)))
  return chunk('icns', Buffer.concat(chunks))
}
