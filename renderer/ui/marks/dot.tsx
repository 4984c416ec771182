import './marks.css'

/** The 6 px dot for something unread. */
export const Dot = ({ label }: { label: string }) => <span className="dot" role="img" aria-label={label} />
