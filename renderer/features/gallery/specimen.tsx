import type { ReactNode } from 'react'

/** A group of the gallery. */
export const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="gallery-group" aria-label={title}>
    <h2 className="gallery-group-title">{title}</h2>
    {children}
  </section>
)

/** One component in one state, or in several beside each other. `wide` gives it the whole width. */
export const Specimen = ({
  name,
  wide = false,
  height,
  children,
}: {
  name: string
  wide?: boolean
  /** For what fills its place. */
  height?: number
  children: ReactNode
}) => (
  <div className={wide ? 'gallery-specimen gallery-wide' : 'gallery-specimen'}>
    <p className="gallery-name">{name}</p>
    <div
      className={height === undefined ? 'gallery-stage' : 'gallery-stage gallery-frame'}
      style={height === undefined ? undefined : { height }}
    >
      {children}
    </div>
  </div>
)
