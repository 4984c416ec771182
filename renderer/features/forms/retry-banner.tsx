import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { formWords } from './forms.words.ts'

/** Says why something couldn't be read, and offers to read it again. */
export const RetryBanner = ({ again, children }: { again: () => void; children: ReactNode }) => (
  <Banner
    tone="amber"
    icon={TriangleAlert}
    actions={
      <Button size="sm" onClick={again}>
        {formWords.tryAgain}
      </Button>
    }
  >
    {children}
  </Banner>
)
