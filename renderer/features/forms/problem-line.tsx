import './form-dialog.css'

/** What is wrong with what was typed above, announced when it appears. Nothing while nothing is. */
export const ProblemLine = ({
  text,
  id,
  className = '',
}: {
  text: string | null
  id?: string | undefined
  className?: string | undefined
}) =>
  text === null ? null : (
    <p className={`problem-line ${className}`.trim()} id={id} role="alert">
      {text}
    </p>
  )
