"""An invented article, for tests that need one whole."""

ARTICLE = """Inspectors praise council

12 March 2019

Leeds City Council has been rated good for its children's services after an inspection by Ofsted.

Council leader Maud Fenwick said: “We are very glad of this report and we thank all of our staff for their work.”

The report says that social workers know their families well and that managers look closely at what they do.

The council will publish an action plan by the end of June.
"""
