import type { LucideIcon } from 'lucide-react'

export type { LucideIcon } from 'lucide-react'

/** A decorative icon: 16 px in navigation and icon buttons, 14 in buttons with text, 12 in pills. */
export const Icon = ({ icon: Shape, size = 16 }: { icon: LucideIcon; size?: 12 | 14 | 16 | 20 }) => (
  <Shape size={size} aria-hidden="true" />
)
