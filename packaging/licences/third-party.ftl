<#-- What becomes of /licences/THIRD-PARTY.txt: the libraries come from their own descriptions. -->
<#assign libraries = []>
<#list dependencyMap as entry>
  <#assign project = entry.getKey()>
  <#assign licences = entry.getValue()?sort?join(" or ")>
  <#assign libraries = libraries + [(project.groupId + ":" + project.artifactId)?right_pad(58) + " " + project.version?right_pad(14) + " " + licences?right_pad(20) + " " + (project.url!"")]>
</#list>
The components of Dropsize and their licences
====================================================

Dropsize itself is under the MIT licence. Texts of the licences lie beside this file;
where there is a choice between several, Dropsize takes Apache-2.0, else GPL-2.0 with the Classpath exception.
Libraries that carry notices of their own have them in their jars, in META-INF; an installed program has one jar, and there
they are in folders named for the libraries.

Libraries
---------

<#list libraries?sort as library>
${library}
</#list>

The Java runtime
----------------

Installed programs bring the parts of OpenJDK 25 that they need, GPL-2.0 with the Classpath exception,
https://openjdk.org. The folder "legal" of the runtime has its licences and those of what it contains.
Its source code is at https://github.com/openjdk/jdk25u, that of JavaFX at https://github.com/openjdk/jfx.

Inside the libraries
--------------------

Skiko contains Skia, BSD-3-Clause, https://skia.org, and with it:
  libjpeg-turbo    BSD-3-Clause and the terms of jpeg.txt; this software is based in part on the work of the
                   Independent JPEG Group
  libpng           libpng.txt
  libwebp          BSD-3-Clause
  zlib             zlib.txt
  FreeType         freetype.txt; portions of this software are copyright of The FreeType Project
                   (https://freetype.org). All rights reserved.
  HarfBuzz         harfbuzz.txt
  ICU              icu.txt and unicode.txt
  Expat            MIT
  Wuffs, piex      Apache-2.0
  DNG SDK          This product includes DNG technology under license by Adobe.
webp-imageio contains libwebp, BSD-3-Clause.
sqlite-jdbc contains SQLite, which is in the public domain.
jna contains libffi, MIT.

Copyright notices of what is under MIT and BSD licences and has none in its files
----------------------------------------------------------------------------------

AtlantaFX             Copyright (c) mkpaz and the contributors to AtlantaFX
dbus-java             Copyright (c) 2005-2006 Matthew Johnson, Copyright (c) 2017-2021 David M.
Expat                 Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and Clark Cooper,
                      Copyright (c) 2001-2025 Expat maintainers
java-keyring          Copyright (c) 2019, Java Keyring
libffi                Copyright (c) 1996-2022 Anthony Green, Red Hat, Inc and others
libjpeg-turbo         Copyright (C) 1991-2024 The libjpeg-turbo Project and many others
libwebp               Copyright (c) 2010, Google Inc. All rights reserved.
secret-service        Copyright (c) 2019 Sebastian Wiesendahl
Skia                  Copyright (c) 2011 Google Inc. All rights reserved.
TwelveMonkeys         Copyright (c) 2008-2020, Harald Kuhr. All rights reserved.
XMPCore               Copyright (c) Adobe. All rights reserved.
