import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'

/** As many plain rows as the address says, in a virtual list with nothing around it. */
const count = Number(new URLSearchParams(window.location.search).get('rows') ?? 300)

const Plain = () => {
  const scroller = useRef<HTMLDivElement | null>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 72,
    overscan: 8,
  })
  return (
    <div ref={scroller} role="listbox" tabIndex={0} style={{ height: '100vh', width: 364, overflow: 'auto' }}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => (
          <div
            key={key}
            role="option"
            aria-selected="false"
            style={{ position: 'absolute', top: 0, height: size, transform: `translateY(${start}px)` }}
          >
            Row {index}
          </div>
        ))}
      </div>
    </div>
  )
}

createRoot(document.querySelector('#root') ?? document.body).render(<Plain />)
