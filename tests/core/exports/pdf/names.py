"""Names in the scripts that come into our rooms."""

from __future__ import annotations

from typing import Final

LEFT_TO_RIGHT: Final = {
    "Welsh": "Siân Llŷr, Clwb Tŵr Gŵyl",
    "Polish": "Łukasz Żółć, Świętosława",
    "Greek": "Ελένη Παπαδοπούλου Ἀθηνᾶ",
    "Cyrillic": "Жанна Щербакова Їжак",
    "Vietnamese": "Nguyễn Thị Hồng",
    "Yoruba": "Ọlọ́run Ẹ̀kọ́",
    "Hindi": "क्षितिज संजीव मिश्रा हिंदी विद्यालय",
    "Bengali": "শ্রীকৃষ্ণ চট্টোপাধ্যায় বাংলা",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਪੰਜਾਬੀ",
    "Gujarati": "ક્ષમા પટેલ ગુજરાતી",
    "Tamil": "தமிழ்ச்செல்வி முருகன்",
    "Chinese": "王小明，北京大学（中国）",
    "Chinese as in Taiwan": "臺灣龍門國民小學，鄭曉薇",
    "Korean": "김민준 서울특별시 한국어",
    "Amharic": "አበበ በቀለ አማርኛ",
    "Georgian": "ნინო ქართული",
    "Armenian": "Արամ Հայերեն",
    "Japanese kana": "さくら カタカナ",
    "Thai": "สมชาย ใจดี กรุงเทพมหานคร น้ำผึ้ง",
    "emoji": "👍🏽 👨‍👩‍👧 🎉 ❤️ 1️⃣ 🇬🇧",
}

RIGHT_TO_LEFT: Final = {
    "Arabic": "مدرسة النور الابتدائية لا إله الله",
    "Persian": "می‌خواهم کتاب‌ها",
    "Urdu": "محمد اشرف قریشی ہمدرد فاؤنڈیشن ٹھٹھہ",
    "Hebrew": "בית ספר אור",
    "Hebrew with points": "שָׁלוֹם",
    "Arabic with points": "مُحَمَّدٌ السَّلامُ",
}

NAMES: Final = LEFT_TO_RIGHT | RIGHT_TO_LEFT
