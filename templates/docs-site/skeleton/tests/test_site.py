import unittest

from pages import DOCS, all_pages, pages_in_nav


class SiteTest(unittest.TestCase):
    def test_every_page_has_its_place_in_the_navigation(self) -> None:
        self.assertEqual(sorted(pages_in_nav()), sorted(all_pages()))

    def test_every_page_has_one_title(self) -> None:
        for page in all_pages().values():
            with self.subTest(page=page.name):
                self.assertEqual(len(page.titles), 1, f"first headings: {page.titles}")

    def test_every_link_leads_somewhere(self) -> None:
        pages = all_pages()
        for page in pages.values():
            for link in page.links:
                with self.subTest(page=page.name, link=link):
                    path, _, anchor = link.partition("#")
                    target = (page.path.parent / path).resolve() if path else page.path
                    self.assertTrue(target.is_relative_to(DOCS), "the site ends at docs")
                    self.assertTrue(target.exists(), "there is no such file")
                    if anchor:
                        name = target.relative_to(DOCS).as_posix()
                        self.assertIn(anchor, pages[name].anchors)


if __name__ == "__main__":
    unittest.main()
