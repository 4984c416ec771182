import type { Template } from '../../../core/domain/entry/template.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'

const nothing: readonly never[] = []

/** The workspace's templates by title. */
export const useTemplates = (): readonly Template[] => {
  const accountId = useSignedIn((state) => state.identity.accountId)
  return useDocument('accounts', accountId)?.templates ?? nothing
}
