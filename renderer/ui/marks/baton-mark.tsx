/** The logo, 18 px: two batons side by side at the moment of the handoff. */
export const BatonMark = () => (
  <svg width="18" height="18" viewBox="0 0 64 64" aria-hidden="true">
    <rect x="3" y="3" width="58" height="58" rx="14" fill="var(--accent)" />
    <g fill="none" stroke="var(--on-accent)" strokeLinecap="round" strokeWidth="10">
      <path d="M16 46.5 31 21.5" />
      <path d="M33 42.5 48 17.5" opacity="0.6" />
    </g>
  </svg>
)
