/** One thing that was measured, many times or once. */
export type Measure = {
  label: string
  /** `floor`: what no one can beat. `peer`: what others built for the same work. */
  role: 'baton' | 'floor' | 'peer'
  /** In the figure's unit. */
  samples: readonly number[]
  /** Label of the floor to compare with; the first one when not given. */
  against?: string
}

/** A figure: what we do, beside its floor of the same run. */
export type Figure = {
  name: string
  title: string
  unit: 'ms' | 'KB' | 'MB'
  measures: readonly Measure[]
  /** What has to be known to read it. */
  notes: readonly string[]
}

/** A measure in numbers. With fewer than 100 samples `p99` is the worst. */
export type Summary = { label: string; role: Measure['role']; n: number; p50: number; p99: number }

/** The value below which `share` (0..1) of the samples lie: the next higher one that was measured. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('Nothing was measured.')
  return value
}

export const summaryOf = ({ label, role, samples }: Measure): Summary => ({
  label,
  role,
  n: samples.length,
  p50: percentile(samples, 0.5),
  p99: percentile(samples, samples.length < 100 ? 1 : 0.99),
})

/** A measure with its ratios: to the floor, and to each peer (below 1 is ahead of it). */
export type Compared = Summary & { toFloor: Ratio | null; toPeers: (Ratio & { peer: string })[] }
export type Ratio = { p50: number; p99: number }

const ratio = (a: Summary, b: Summary): Ratio => ({ p50: a.p50 / b.p50, p99: a.p99 / b.p99 })

export const compare = (figure: Figure): Compared[] => {
  const rows = figure.measures.map((measure) => ({ measure, summary: summaryOf(measure) }))
  const floors = rows.filter(({ measure }) => measure.role === 'floor')
  const peers = rows.filter(({ measure }) => measure.role === 'peer')
  return rows.map(({ measure, summary }) => {
    const floor = floors.find(
      ({ measure: { label } }) => measure.against === undefined || measure.against === label,
    )
    const ours = measure.role === 'baton'
    return {
      ...summary,
      toFloor: floor === undefined || measure.role === 'floor' ? null : ratio(summary, floor.summary),
      toPeers: ours
        ? peers.map((peer) => ({ peer: peer.summary.label, ...ratio(summary, peer.summary) }))
        : [],
    }
  })
}
