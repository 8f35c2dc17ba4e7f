"""First names that are borne by men, or by women, nearly always: enough to keep "she" from a man's name.

Names that are borne by both, or that differ between countries (Andrea, Jean, Sasha), are left out.
"""

from __future__ import annotations

from .words import words

MALE = words(
    """
    Aaron Abbas Abdul Abdullah Abraham Adam Ahmad Ahmed Alan Albert Alejandro Alexander Alexei Alfred Ali Allen Amir
    Andres Andrew Andrei Andriy Angelo Anthony Antonio Antony Arthur Barack Ben Benjamin Benny Bernard Bernie Bill
    Bob Boris Brandon Brian Bruce Carl Carlos Charles Chris Christopher Clarence Colin Craig Dan Daniel Dave David
    Dennis Dick Dmitri Dmitry Dominic Don Donald Doug Douglas Edgar Edward Elijah Emmanuel Eric Erik Ethan Eugene
    Felipe Fernando Francisco Frank Franklin Fred Frederick Gary George Gerald Gerhard Giorgio Giovanni Gordon Graham
    Greg Gregory Guillermo Hamid Harold Harry Hassan Heinrich Henry Herbert Howard Hugo Hussein Ibrahim Igor Ivan
    Jack Jacob Jake James Jason Javier Jeff Jeffrey Jeremy Jerome Jerry Jim Jimmy Joe Joel Johan John Johnny Jon
    Jonathan Jorge Jose Joseph Josh Joshua Juan Julian Jürgen Justin Karl Keith Ken Kenneth Kevin Khaled Klaus
    Larry Lawrence Leo Leonard Leonid Luigi Luis Luke Mahmoud Manuel Marco Marcus Mario Mark Martin Matt Matthew
    Mauricio Max Michael Miguel Mike Mikhail Mohamed Mohammad Mohammed Muhammad Mustafa Nathan Naser Nasser Neil
    Nicholas Nick Nicolas Nigel Nikolai Noah Oleg Oliver Omar Oscar Otto Pablo Patrick Paul Pavel Pedro Peter Philip
    Pierre Rafael Rahul Ralph Ramzan Raymond Recep Ricardo Richard Rick Rishi Rob Robert Roberto Rodrigo Roger
    Ronald Rudolf Rudy Russell Ryan Saddam Salman Samuel Scott Sean Sebastian Serge Sergei Sergey Shaun Simon Stanley
    Stefan Stephen Steve Steven Ted Theodore Thomas Tim Timothy Todd Tom Tony Vadim Victor Viktor Vincent Vitaly
    Vladimir Volodymyr Walter Warren Wayne Wilhelm William Yasser Yuri Yusuf Ivo Jonas Lars Sven Olaf Gustav Fritz
    Alfonso Alvin Amos Ashton Bashar Bradley Brett Brent Bryan Calvin Carlo Cesar Chad Chuck Clayton Cliff Clint Clyde
    Curt Curtis Darren Darryl Derek Dwight Earl Eddie Eli Elliott Ernest Ernesto Evan Floyd Garrett Geoffrey Gilbert
    Glenn Grant Grover Gus Hank Harvey Hector Howie Hugh Ian Ismail Ivo Jared Jay Jed Jeremiah Jerrold Joaquin Joachim
    Karim Kirk Kurt Lance Leon Lloyd Lorenzo Louis Malcolm Marvin Maurice Melvin Milton Mitch Mitt Mohamad Murray Ned
    Nate Norman Orrin Osama Owen Perry Phil Preston Ralf Randall Randy Raul Rand Reince Rex Roberto Rod Roland Ron Ross
    Roy Ruben Rupert Seth Sergio Sherrod Sidney Stuart Tariq Terrence Toby Trent Trevor Tyler Tyrone Vernon Vince Wade
    Warner Wesley Wilbur Willard Winston Xavier Zachary
    Hans Jens Mats Nils Piotr Tomas Lukas Matteo Enzo Bruno Dieter Helmut Konrad Wolfgang Emil Felix Moritz Orlov
    """
)

FEMALE = words(
    """
    Abigail Aisha Alice Alina Amanda Amelia Amy Ana Anastasia Angela Anita Ann Anna Anne Annalena Anne-Marie Antonia
    Barbara Beatrice Benazir Bernadette Beth Betty Brenda Brigitte Camilla Carla Carol Caroline Catherine Cathy
    Charlotte Cheryl Christina Christine Claire Claudia Condoleezza Cristina Cynthia Daniela Deborah Debbie Denise
    Diana Diane Dilma Donna Dorothy Edith Eileen Elena Elizabeth Ellen Emily Emma Erika Esther Eva Fatima Fiona
    Florence Frances Gabriela Giorgia Gloria Golda Grace Hannah Heather Helen Helena Hillary Ilona Indira Ingrid
    Irene Irina Isabel Isabella Jacinda Jane Janet Janice Jennifer Jessica Jill Joan Joanna Josephine Joyce Judith
    Judy Julia Julie Karen Katarina Kate Katherine Kathleen Kathy Katie Kirsten Kristina Laura Lauren Layla Leila
    Linda Lisa Lucy Madeleine Magdalena Maia Margaret Margarita Maria Marie Marina Marine Marta Martha Mary Megan
    Melania Melissa Mercedes Michelle Miriam Monica Nadia Nancy Natalia Natalie Nicola Nicole Nikki Nina Olga Oksana
    Pamela Patricia Paula Penelope Penny Rachel Rebecca Rita Roberta Rosa Rose Rosie Ruth Samantha Sandra Sanna
    Sara Sarah Sharon Sheila Sheryl Shirley Sofia Sonia Sophia Sophie Stephanie Susan Susanna Svetlana Tatiana
    Teresa Theresa Ursula Valentina Valeria Vanessa Vera Veronica Victoria Viktoria Virginia Wendy Yulia Yvonne
    Zainab Zoe Petra Ida Olena Tetiana Ivana Jana Hanna Greta Astrid Birgit Ulrike Sabine Silvia Lucia Paola
    Adele Alexandra Alicia Alison Allison Angelina Annette Arlene Audrey Becky Bernice Bethany Bonnie Bridget
    Candice Carly Carolyn Cecilia Cindy Clara Colleen Connie Constance Crystal Darlene Debra
    Doris Edna Eleanor Eliza Elaine Elisabeth Esmeralda Estelle Ethel Evelyn Felicia Gail Genevieve
    Geraldine Gertrude Ghazala Gina Glenda Gretchen Gwen Harriet Heidi Holly Huma Ivanka Jackie Jacqueline Jeanette
    Jeanne Jenna Jeannie Joyce Juanita Kara Kathryn Kayla Kellyanne Kimberly Kristen Kristin Lena Loretta
    Lori Lorraine Louise Lydia Mabel Marcia Margot Marilyn Marjorie Marsha Maureen Maxine Megyn Melinda Mildred
    Mila Mindy Muriel Myrna Naomi Nell Nora Norma Patty Paulina Peggy Phyllis Priscilla Regina Renee Rhonda Rosalind
    Rosemary Roxanne Sally Selma Sonya Sophia Stella Sue Suzanne Sylvia Tammy Tanya Tara Tiffany Tina
    Tracey Trisha Valerie Vivian Wanda Wilma Winifred Yvette
    Francesca Carmen Dolores Ines Mariam Maryam Zahra Shirin Leyla Ayse Emine
    """
)
