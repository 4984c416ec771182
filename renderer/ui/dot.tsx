import './marks.css'

/** The 6 px dot of what was not looked at yet. */
export const Dot = ({ label }: { label: string }) => <span className="dot" role="img" aria-label={label} />
