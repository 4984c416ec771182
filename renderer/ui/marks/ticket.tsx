import './marks.css'

/** A ticket number: `#48213`. */
export const Ticket = ({ value }: { value: string }) => <span className="ticket">#{value}</span>
