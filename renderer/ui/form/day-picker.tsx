import './day-picker.css'
import { useLayoutEffect, useRef } from 'react'
import { spokenLocale } from '../../language/language.ts'

/** Monday first. */
const weekdays = [1, 2, 3, 4, 5, 6, 0]
/** 4 January 1970 was a Sunday. */
const nameOf = (day: number, weekday: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(spokenLocale(), { weekday, timeZone: 'UTC' }).format(Date.UTC(1970, 0, 4 + day))

/** Days of the week, as many as wanted; 0 is Sunday. */
export const DayPicker = ({
  label,
  days,
  disabled = false,
  takesFocus = false,
  onChange,
}: {
  label: string
  days: readonly number[]
  disabled?: boolean
  /** The first day has the focus once it is there: someone just added it. */
  takesFocus?: boolean
  onChange: (days: number[]) => void
}) => {
  const first = useRef<HTMLInputElement | null>(null)
  useLayoutEffect(() => {
    if (takesFocus) first.current?.focus()
  }, [takesFocus])
  return (
    <div className="day-picker" role="group" aria-label={label}>
      {weekdays.map((day, index) => (
        <label key={day} className="day-picker-day">
          <input
            ref={index === 0 ? first : undefined}
            type="checkbox"
            className="sr-only"
            aria-label={nameOf(day, 'long')}
            checked={days.includes(day)}
            disabled={disabled}
            onChange={(event) =>
              onChange(event.target.checked ? [...days, day] : days.filter((one) => one !== day))
            }
          />
          <span>{nameOf(day, 'short')}</span>
        </label>
      ))}
    </div>
  )
}
