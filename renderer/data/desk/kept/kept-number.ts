import type { KeptValues } from '../../store/own/kept-values.ts'

/** A stored number, or `otherwise`. */
export const keptNumber = async (
  kept: Pick<KeptValues, 'read'>,
  key: string,
  otherwise: number,
): Promise<number> => {
  const value = await kept.read(key)
  const number = value === null ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : otherwise
}
