import electronLog from 'electron-log/node.js'
import { redact } from '../../core/redaction/redact.ts'

/** How large the file gets before it is set aside as `main.old.log`, in place of the one before. Bytes. */
const mostBytes = 1_000_000

/**
 * A log on this computer alone: a line with its time for each, secrets masked, never more than two files of a megabyte.
 * Where it can't be written, the console has the lines.
 */
export const createLogFile = (file: string, maxSize = mostBytes): ((line: string) => void) => {
  const logger = electronLog.create({ logId: file })
  logger.transports.file.resolvePathFn = () => file
  logger.transports.file.maxSize = maxSize
  logger.transports.file.format = '{iso} {text}'
  logger.transports.console.format = '[desktop] {text}'
  return (line) => {
    logger.info(redact(line).text)
  }
}
