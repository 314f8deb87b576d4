import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue()],
  base: './',
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: ['chrome109', 'safari16.4'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
