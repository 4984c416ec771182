import './marks.css'

/** A ticket's number as people say it: `#48213`. */
export const Ticket = ({ value }: { value: string }) => <span className="ticket">#{value}</span>
