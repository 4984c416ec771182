import type { Figure } from './figure.ts'

/** Throws unless every measure of a figure has samples, all of them numbers. */
export const checkFigure = ({ name, measures }: Figure): void => {
  for (const { label, samples } of measures) {
    const wrong = samples.find((sample) => !Number.isFinite(sample))
    if (wrong !== undefined) throw new Error(`${name}, ${label}: ${wrong} is no measurement.`)
    if (samples.length === 0) throw new Error(`${name}, ${label}: nothing was measured.`)
  }
}
